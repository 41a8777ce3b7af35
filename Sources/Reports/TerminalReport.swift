public import Conformance

/// What a person reads in a terminal; it needs no explanation, and no colour.
public struct TerminalReport: Reporter {
    public static let format = ReportFormat.table

    /// No line is wider, in columns.
    private let width: Int
    private let color: Bool

    /// - Parameters:
    ///   - width: in columns; less than 60 is taken as 60, which the tables need.
    ///   - color: whether ANSI colours are wanted; they only repeat what letters say.
    public init(width: Int = 100, color: Bool) {
        self.width = max(60, width)
        self.color = color
    }

    public func render(_ assessment: Assessment) -> String {
        let audit = assessment.audit
        let index = AuditIndex(assessment)
        let sections = audit.scenarios.map { ScenarioSection(Matrix($0, in: index), width: width) }
        let parts = [
            headline(audit), loud(sections), quiet(sections), legend(sections),
            troubles("What failed, and where", assessment.deviating, audit),
            troubles("What could not be decided", audit.results.filter { $0.verdict == .inconclusive }, audit),
            BaselineSection(assessment, width: width).lines,
            PairSection(audit, width: width).lines, ConductSection(audit, width: width).lines,
            SkippedSection(audit, width: width).lines, summary(audit),
        ]
        return parts.filter { !$0.isEmpty }.joined(separator: [StyledLine()])
            .map { $0.rendered(color: color) + "\n" }.joined()
    }

    private func headline(_ audit: Audit) -> [StyledLine] {
        let summary = Summary(audit: audit)
        let results = counted(audit.results.count, "result")
        let about = "profile \(plain(audit.profile)), zone \(plain(audit.zone)), \(results)"
        return paragraph(summary.headline, width: width, style: .bold) + paragraph(about, width: width, style: .dim)
    }

    private func loud(_ sections: [ScenarioSection]) -> [StyledLine] {
        Array(sections.filter { !$0.isQuiet }.map(\.lines).joined(separator: [StyledLine()]))
    }

    /// Scenarios that tell nothing new take a line each.
    private func quiet(_ sections: [ScenarioSection]) -> [StyledLine] {
        let quiet = sections.filter(\.isQuiet)
        let title =
            quiet.count == sections.count ? "Scenarios with nothing to tell" : "Other scenarios, with nothing to tell"
        return quiet.isEmpty ? [] : [StyledLine(title, .bold)] + quiet.flatMap(\.quietLine)
    }

    /// Only what occurs is explained.
    private func legend(_ sections: [ScenarioSection]) -> [StyledLine] {
        let symbols = sections.reduce(into: Set<Symbol>()) { $0.formUnion($1.symbols) }
        guard !symbols.isEmpty else { return [] }
        let lines = symbols.sorted { $0.legendOrder < $1.legendOrder }.map { symbol in
            var line = StyledLine("  ")
            line.append(symbol.text, TextStyle(symbol.verdict))
            line.pad(to: 6)
            line.append(fitted(symbol.meaning, to: width - 6), .dim)
            return line
        }
        return [StyledLine("What the letters mean", .bold)] + lines
    }

    private func troubles(_ title: String, _ results: [CaseResult], _ audit: Audit) -> [StyledLine] {
        let lines = TroubleList(results, in: audit, width: width).lines
        return lines.isEmpty ? [] : [StyledLine(title, .bold)] + lines
    }

    private func summary(_ audit: Audit) -> [StyledLine] {
        let summary = Summary(audit: audit)
        return paragraph(summary.safeCount, first: "safe count: ", width: width) + unasked(audit) + verdicts(summary)
    }

    private func unasked(_ audit: Audit) -> [StyledLine] {
        guard audit.unasked > 0 else { return [] }
        let text = "interrupted: \(counted(audit.unasked, "part")) not asked, each one subject under one scenario"
        return paragraph(text, width: width, style: .inconclusive)
    }

    private func verdicts(_ summary: Summary) -> [StyledLine] {
        summary.verdicts.reduce(into: [StyledLine()]) { lines, entry in
            let style = entry.count > 0 ? TextStyle(entry.verdict) : .dim
            let text = "\(entry.verdict.rawValue) \(entry.count)"
            if lines[lines.count - 1].width + 2 + text.count > width { lines.append(StyledLine()) }
            if lines[lines.count - 1].width > 0 { lines[lines.count - 1].append("  ") }
            lines[lines.count - 1].append(text, style)
        }
    }
}
