import Conformance

/// How the run ended, and the numbers.
struct MarkdownHeadline {
    let section: MarkdownSection

    init(_ assessment: Assessment, _ findings: StandingFindings) {
        let audit = assessment.audit
        let summary = Summary(audit: audit)
        let counts = summary.verdicts.map { "\($0.count) \($0.verdict.rawValue)" } + Self.accepted(findings)
        section = MarkdownSection(
            name: "the headline",
            opening: [
                "## brimful: \(Self.ending(assessment, findings))", "",
                "**Safe count:** \(GFM.text(summary.safeCount)).", "",
                GFM.text("\(summary.headline) (profile \(audit.profile)): \(counts.joined(separator: ", "))."),
            ] + Self.gaps(audit))
    }

    private static func ending(_ assessment: Assessment, _ findings: StandingFindings) -> String {
        let number = findings.deviating.count
        let lines = assessment.changes.count(where: \.isFailure) + assessment.goneKnown.count
        let found =
            (number > 0 ? [counted(number, "deviation")] : [])
            + (lines > 0 ? ["\(counted(lines, "accepted deviation")) gone or moved"] : [])
        if !found.isEmpty {
            return found.joined(separator: ", ") + (assessment.ending == .asExpected ? ", none to fail on" : "")
        }
        return assessment.ending == .undecided ? "could not decide" : "as expected"
    }

    private static func accepted(_ findings: StandingFindings) -> [String] {
        findings.acceptedResults > 0 ? ["of these \(findings.acceptedResults) accepted"] : []
    }

    /// What is missing, so that nobody takes the rest for all.
    private static func gaps(_ audit: Audit) -> [String] {
        let unasked = counted(audit.unasked, "part")
        let skipped = counted(audit.skipped.count, "subject")
        return (audit.unasked > 0 ? ["", "**Interrupted**: \(unasked) of it not asked."] : [])
            + (audit.skipped.isEmpty ? [] : ["", "**Skipped**: \(skipped) that could not be had."])
    }
}
