internal import Conformance

/// The failures of a sweep, by how each is confirmed.
struct FailureRuns {
    /// Indices of those that are asked again alone: the least and the most of each run of like failures along the counts of a
    /// view, and those that take long.
    let ends: [Int]
    /// Indices of those between two ends.
    let inner: [Int]

    /// Milliseconds: one after the other, slower ones would take all too long.
    static let slowMs = 500.0

    init(_ results: [CaseResult]) {
        let byView = Dictionary(grouping: results.indices) { results[$0].observation.testCase.view }
        let runs = byView.values.flatMap { indices in
            let row = indices.sorted { results[$0].count < results[$1].count }
            return row.split { results[$0].verdict != .fail }.flatMap { Self.alike(Array($0), results) }
        }
        let all = runs.flatMap(\.self).sorted()
        let isEnd = Set(runs.flatMap { [$0[0], $0[$0.count - 1]] })
        let isSlow = Set(all.filter { results[$0].observation.reply.elapsedMs >= Self.slowMs })
        ends = all.filter { isEnd.contains($0) || isSlow.contains($0) }
        inner = all.filter { !isEnd.contains($0) && !isSlow.contains($0) }
    }

    /// Runs of failures that look the same.
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
