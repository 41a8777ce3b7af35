import Conformance

/// What an assessed audit comes to, as Markdown: what deviates first, then what to do about it, then the tables.
struct MarkdownPage {
    private let sections: [MarkdownSection]

    /// - Parameter baselinePath: where the baseline is, as the reader knows it.
    init(_ assessment: Assessment, baselinePath: String) {
        let audit = assessment.audit
        let findings = StandingFindings(assessment)
        let tables = StandingTables(assessment)
        let told: [MarkdownSection?] =
            [MarkdownHeadline(assessment, findings).section, findings.deviations]
            + BaselineSections(assessment, path: baselinePath).all + [findings.undecided]
        let folded = [findings.accepted, findings.tolerated, Self.skipped(audit), tables.others]
        sections = (told + tables.all + folded.map { $0?.folded }).compactMap { $0 }
    }

    /// For what is said of sections that were left out.
    private static let reserve = 4000

    /// The page in at most so many octets; what doesn't fit is left out by whole sections and rows, and that is said.
    func text(within limit: Int) -> String {
        var text = ""
        var leftOut: [String] = []
        for section in sections {
            let space = text.isEmpty ? "" : "\n"
            // A long table leaves room for the others.
            let room = min(limit / 2, limit - Self.reserve - text.utf8.count - space.utf8.count)
            if let whole = section.text(within: room) { text += space + whole } else { leftOut.append(section.name) }
        }
        if leftOut.isEmpty { return text }
        return text + "\nLeft out, because a page has room for \(limit) octets: \(listed(leftOut, most: 8)).\n"
    }

    private static func skipped(_ audit: Audit) -> MarkdownSection? {
        .table(
            "Skipped: could not be had", ["subject", "from", "why"],
            audit.skipped.map { [GFM.code($0.name), $0.source.map { GFM.text($0) } ?? "", GFM.text($0.reason)] })
    }
}
