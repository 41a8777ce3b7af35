public import Conformance
import FoundationEssentials

/// What subjects made of recorded answers: recording by recording a table, or JSON.
public struct ReplayReport: Sendable {
    private let replay: Replay

    public init(_ replay: Replay) {
        self.replay = replay
    }

    // MARK: Table

    /// For a terminal; ends in a newline.
    public func table(style: TerminalStyle) -> String {
        let lines = recordings.flatMap { section($0, width: style.width) } + skipped(style.width) + [summary]
        return lines.map { $0.rendered(color: style.color) + "\n" }.joined()
    }

    /// The results of each recording, in their order.
    private var recordings: [[Replay.Result]] {
        replay.results.reduce(into: []) { groups, result in
            if let last = groups.last?.last, Self.isSameRecording(last, result) {
                groups[groups.count - 1].append(result)
            } else {
                groups.append([result])
            }
        }
    }

    /// The same file may have the same question twice: then the subjects begin anew.
    private static func isSameRecording(_ first: Replay.Result, _ second: Replay.Result) -> Bool {
        first.file == second.file && first.name == second.name
            && first.result.observation.testCase.type == second.result.observation.testCase.type
            && first.result.observation.subject != second.result.observation.subject
    }

    private func section(_ results: [Replay.Result], width: Int) -> [StyledLine] {
        let first = results[0]
        let type = first.result.observation.testCase.type.rawValue
        let heading = "\(plain(first.file, limit: 200)): \(plain(first.name)) \(type)"
        return paragraph(heading, width: width, style: .bold)
            + results.flatMap { lines($0.result, width: width) } + [StyledLine()]
    }

    private func lines(_ result: CaseResult, width: Int) -> [StyledLine] {
        var line = StyledLine("  ")
        line.append(result.verdict.rawValue, TextStyle(result.verdict))
        line.pad(to: 2 + Verdict.inconclusive.rawValue.count + 2)
        line.append("\(plain(result.observation.subject.fullName, limit: 80)): \(result.outcome.rawValue)")
        let rule = result.rule.map { " [\(plain($0.rfc, limit: 40)) §\(plain($0.section, limit: 40))]" } ?? ""
        return [line] + paragraph(plain(result.why) + rule, first: "      ", width: width)
    }

    private func skipped(_ width: Int) -> [StyledLine] {
        replay.skipped.flatMap {
            paragraph("not asked: \(plain($0.name, limit: 80)): \(plain($0.reason))", width: width, style: .dim)
        }
    }

    private var summary: StyledLine {
        let counts = Verdict.allCases.map { "\($0.rawValue) \(replay.count(of: $0))" }
        return StyledLine(counts.joined(separator: "  "))
    }

    // MARK: JSON

    private struct Document: Encodable {
        let schema = 1
        let tool: Audit.Tool
        let results: [Entry]
        let skipped: [Audit.Skipped]
    }

    /// A result as the audit's report has it, with the recording in front.
    private struct Entry: Encodable {
        let file: String
        let name: String
        let result: ReportResult

        enum Key: CodingKey { case file, name }

        func encode(to encoder: any Encoder) throws {
            try result.encode(to: encoder)
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(file, forKey: .file)
            try container.encode(name, forKey: .name)
        }
    }

    /// For other programs; ASCII.
    public func json() throws -> String {
        let entries = replay.results.map {
            Entry(file: $0.file, name: $0.name, result: ReportResult($0.result, known: nil))
        }
        return try JSONReport.text(Document(tool: replay.tool, results: entries, skipped: replay.skipped))
    }
}
