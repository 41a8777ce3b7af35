internal import Conformance
internal import Runner
internal import Scenarios

/// A smallest failure for a reader.
struct MinimumText {
    private let minimum: Minimum
    private let showing: Showing

    init(_ minimum: Minimum, _ showing: Showing) {
        self.minimum = minimum
        self.showing = showing
    }

    var text: String {
        ([headline, ""] + rows.map { "  \($0.0.padded(to: 12))\($0.1)" } + ["", minimum.result.why, "", "See it:"]
            + commands.map { "  \($0)" } + scenarioLines + ["", "Tried, each twice where it fails alike:"] + trials
            + minimum.remarks.map { "note: \($0)" }).joined(separator: "\n")
    }

    private var original: Case { minimum.original }
    private var smallest: Case { minimum.testCase }

    private var headline: String {
        "\(minimum.subject.fullName) fails at \(original.id) (\(minimum.result.outcome.rawValue)); the least that fails alike:"
    }

    private var rows: [(String, String)] {
        [
            ("addresses", "\(change(original.count, smallest.count))\(fewer)"),
            ("name", "\(change(original.nameLength, smallest.nameLength)) octets: \(minimum.name)"),
            ("scenario", "\(minimum.scenario.name)\(minimum.scenario.faults.isEmpty ? "" : ": \(faults)")"),
            ("left out", minimum.omitted.isEmpty ? "nothing" : minimum.omitted.map(\.rawValue).joined(separator: ", ")),
            ("asked", change(original.view.rawValue, smallest.view.rawValue)),
            ("octets", "UDP \(minimum.octets.udp), TCP \(minimum.octets.tcp) to a query without EDNS"),
            ("limit", limit),
        ]
    }

    private func change<Value: Equatable>(_ before: Value, _ after: Value) -> String {
        before == after ? "\(after)" : "\(before) -> \(after)"
    }

    private var fewer: String {
        guard smallest.count > 1 else { return "" }
        guard let result = minimum.oneFewer else { return " (\(smallest.count - 1): could not be told)" }
        let words =
            result.verdict == .fail ? "fails in another way, \(result.outcome.rawValue)" : result.verdict.rawValue
        return " (\(smallest.count - 1): \(words))"
    }

    private var faults: String { Fault.words(of: minimum.scenario.faults) }

    private var limit: String {
        switch (minimum.limit.kind, minimum.limit.limit) {
        case (.octets, let limit?): "\(limit) octets"
        case (.octets, nil): "one of octets"
        case (.records, let limit?): "\(limit) \(minimum.testCase.type.rawValue) records"
        case (.records, nil): "one of records"
        case (.unknown, _): smallest.count == 1 ? "none: it fails at any number" : "not known"
        }
    }

    private var commands: [String] {
        [showing.serve ?? "# `brimful serve` can't leave SYNs unanswered: only the sandbox plays this", showing.dig]
    }

    private var scenarioLines: [String] {
        guard let text = showing.scenarioText else { return [] }
        return ["", "scenario.yml:"] + text.split(separator: "\n").map { "  \($0)" }
    }

    private var trials: [String] {
        minimum.trials.map { "  \($0.part.rawValue.padded(to: 10))\($0.tried): \($0.finding)" }
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(1, width - count))
    }
}
