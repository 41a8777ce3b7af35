/// Looks for the smallest number that fails, by halving; where a subject fails in several ranges, for the smallest that comes
/// to light.
struct NumberSearch: Sendable {
    let smallest: Int
    /// Where a limit most likely lies: tried before the middle.
    var likely: [Int] = []
    /// Whether only the next smaller number is left to be tried, because the others were, in another form.
    var isAgain = false

    /// Looks below the found one so often, so that a range further down isn't passed by.
    private static let samples = 3

    /// - Parameters:
    ///   - failing: a number that fails.
    ///   - fails: whether a smaller one does.
    /// - Returns: the smallest that was seen to fail.
    func run(from failing: Int, _ fails: (Int) async -> Bool) async -> Int {
        guard failing > smallest else { return failing }
        if isAgain, await !fails(failing - 1) { return failing }
        if await fails(smallest) { return smallest }
        var found = await edge(between: smallest, and: failing, fails)
        // What lies further down was skipped in halving.
        let skipped = between(smallest, and: found - 1, Self.samples, trying: [])
        for number in skipped where await fails(number) {
            found = await edge(between: smallest, and: number, fails)
            break
        }
        return found
    }

    /// - Returns: a number that fails beside one that doesn't.
    private func edge(between holding: Int, and failing: Int, _ fails: (Int) async -> Bool) async -> Int {
        var (holds, found) = (holding, failing)
        while found - holds > 1 {
            let next = probe(holds, found)
            if await fails(next) { found = next } else { holds = next }
        }
        return found
    }

    private func probe(_ holds: Int, _ found: Int) -> Int {
        let middle = holds + (found - holds) / 2
        let inside = likely.filter { (holds + 1..<found).contains($0) }
        return inside.min { abs($0 - middle) < abs($1 - middle) } ?? middle
    }
}
