/// A comparison for the terminal: a row for each server, a column for each load.
enum Table {
    static func render(_ comparison: Comparison) -> String {
        let head = ["server"] + comparison.loads.map(title)
        let rows = comparison.results.map(\.server).uniqued().map { server in
            [server] + comparison.loads.map { cell(server, $0.id, in: comparison) }
        }
        let parts = [heading(comparison.rounds), aligned([head] + rows), comparison.goals.map(line)]
        return parts.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
    }

    private static func heading(_ rounds: Int) -> [String] {
        [
            "Server CPU per answer in microseconds, as a multiple of the floor's, and the rate.",
            "Medians of \(rounds) rounds; in brackets the least and the most.",
        ]
    }

    private static func title(_ load: Load) -> String {
        "\(load.transport.rawValue.uppercased()), \(load.answers) addresses"
    }

    private static func cell(_ server: String, _ load: String, in comparison: Comparison) -> String {
        let found = comparison.results.first { $0.server == server && $0.load == load }
        guard let entry = found else { return "-" }
        let rate = (entry.responsesPerSecond / 1000).text(decimals: 0)
        let processor = entry.processorMicroseconds.text(decimals: 2)
        return "\(processor) us  \(text(entry.ratioToFloor))  \(rate) k/s"
    }

    private static func line(_ goal: Goal.Result) -> String {
        let wanted = "\(goal.load): origin at most \(goal.limit.text(decimals: 2)) x \(goal.reference)"
        guard let reached = goal.reached, let ratio = goal.ratio else { return "\(wanted): not measured" }
        return "\(wanted): \(reached ? "yes" : "no"), \(text(ratio))"
    }

    private static func text(_ spread: Spread) -> String {
        let ends = "\(spread.least.text(decimals: 2)) to \(spread.most.text(decimals: 2))"
        return "\(spread.median.text(decimals: 2)) (\(ends))"
    }

    private static func aligned(_ rows: [[String]]) -> [String] {
        let widths = (0..<(rows.first?.count ?? 0)).map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
                .joined(separator: "   ").trimmedAtEnd
        }
    }
}
