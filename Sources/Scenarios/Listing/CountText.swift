/// Counts as `--counts` takes them.
enum CountText {
    /// Ascending counts; three and more in a row are a range.
    static func of(_ counts: [Int]) -> String {
        runs(counts).map { run in
            switch run.count {
            case 1: "\(run.lowerBound)"
            case 2: "\(run.lowerBound),\(run.upperBound)"
            default: "\(run.lowerBound)-\(run.upperBound)"
            }
        }.joined(separator: ",")
    }

    private static func runs(_ counts: [Int]) -> [ClosedRange<Int>] {
        counts.reduce(into: []) { runs, count in
            if let last = runs.last, last.upperBound + 1 == count {
                runs[runs.count - 1] = last.lowerBound...count
            } else {
                runs.append(count...count)
            }
        }
    }
}
