/// Counts in words.
enum CountRange {
    /// Such as `at 40 addresses`, `from 101 addresses on`, `at 28 to 75 and from 101 addresses on`.
    ///
    /// - Parameters:
    ///   - counts: ascending; some of those that were asked.
    ///   - asked: ascending.
    static func words(_ counts: [Int], of asked: [Int]) -> String {
        let runs = runs(counts, of: asked)
        guard let last = runs.last else { return "at no count" }
        let isOpen = last.last == asked.last && last.first != last.last
        let closed = (isOpen ? runs.dropLast() : runs[...]).map(word)
        let listing = closed.isEmpty ? [] : ["at " + listed(closed, most: 6)]
        let open = isOpen ? ["from \(last.first)"] : []
        let noun = (isOpen ? last.first : last.last) == 1 ? "address" : "addresses"
        return (listing + open).joined(separator: " and ") + " \(noun)" + (isOpen ? " on" : "")
    }

    private static func word(_ run: (first: Int, last: Int)) -> String {
        run.first == run.last ? String(run.first) : "\(run.first) to \(run.last)"
    }

    /// Neighbours among what was asked belong together.
    private static func runs(_ counts: [Int], of asked: [Int]) -> [(first: Int, last: Int)] {
        let own = Set(counts)
        var runs: [(first: Int, last: Int)] = []
        var continues = false
        for count in asked {
            if own.contains(count), continues {
                runs[runs.count - 1].last = count
            } else if own.contains(count) {
                runs.append((count, count))
            }
            continues = own.contains(count)
        }
        return runs
    }
}
