internal import Conformance

/// The failures of a sweep in runs: those that look the same, one after the other along the counts of a view.
struct FailureRuns {
    let runs: [Run]

    /// Indices of results, by how each is confirmed.
    struct Run {
        /// The one with the fewest and the one with the most addresses, and those that take long: each is asked again alone.
        let alone: [Int]
        /// Those between.
        let inner: [Int]
    }

    /// Milliseconds: one after the other, slower ones would take all too long.
    static let slowMs = 500.0

    init(_ results: [CaseResult]) {
        let byView = Dictionary(grouping: results.indices) { results[$0].observation.testCase.view }
        runs = byView.sorted { $0.value[0] < $1.value[0] }.flatMap { _, indices in
            let row = indices.sorted { results[$0].count < results[$1].count }
            return row.split { results[$0].verdict != .fail }.flatMap { Self.alike(Array($0), results) }
        }.map { run in
            let isAlone = { (index: Int) in
                index == run.first || index == run.last || results[index].observation.reply.elapsedMs >= Self.slowMs
            }
            return Run(alone: run.filter(isAlone), inner: run.filter { !isAlone($0) })
        }
    }

    /// Parts of a row of failures that look the same.
    private static func alike(_ row: [Int], _ results: [CaseResult]) -> [[Int]] {
        row.reduce(into: []) { runs, index in
            if let last = runs.last?.last, results[last].outcome == results[index].outcome,
                results[last].flags == results[index].flags
            {
                runs[runs.count - 1].append(index)
            } else {
                runs.append([index])
            }
        }
    }
}
