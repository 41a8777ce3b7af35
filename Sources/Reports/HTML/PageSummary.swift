import Conformance

/// What stands on the page without a script: the numbers, what deviates, and what is missing.
struct PageSummary {
    let title: String
    let headline: String
    let about: String
    /// The ending, as a word that the style sheet knows.
    let ending: String
    let safeCount: String
    let safeWords: String
    let tiles: [Tile]
    let findings: [PageFinding]
    let furtherFindings: [PageFinding]
    let furtherHeading: String
    /// What is left out there, in words.
    let leftOut: [String]
    let notices: [String]
    let changes: [String]
    let skipped: [Skipped]

    /// One number.
    struct Tile {
        let number: Int
        let noun: String
        /// What the number's colour says.
        let tone: String
    }

    struct Skipped {
        let name: String
        let reason: String
    }

    /// More than this many subjects are folded away.
    private static let mostOpen = 6

    init(_ assessment: Assessment) {
        let audit = assessment.audit
        let summary = Summary(audit: audit)
        title = Self.title(of: assessment)
        headline = summary.headline + "."
        about = "Profile \(plain(audit.profile)), zone \(plain(audit.zone)), \(counted(audit.results.count, "result"))."
        ending = "\(assessment.ending)"
        safeCount = audit.safeCount.map { "\($0.count)" } ?? "?"
        safeWords = summary.safeWords
        tiles = Self.tiles(of: assessment)
        let (findings, leftOut) = PageFinding.all(in: assessment)
        self.findings = Array(findings.prefix(Self.mostOpen))
        furtherFindings = Array(findings.dropFirst(Self.mostOpen))
        furtherHeading = "\(counted(furtherFindings.count, "more subject")) that deviate"
        self.leftOut =
            leftOut > 0
            ? ["Left out here: \(counted(leftOut, "result")) of pairs that do the same as one of the two alone."] : []
        notices = Self.notices(of: assessment)
        changes = assessment.changes.map { plain($0.advice, limit: 1000) }
        skipped = audit.skipped.map { skip in
            let place = skip.source.map { " (\(plain($0)))" } ?? ""
            return Skipped(name: plain(skip.name, limit: 80) + place, reason: plain(skip.reason))
        }
    }

    private static func title(of assessment: Assessment) -> String {
        let deviating = assessment.deviating.count
        return switch assessment.ending {
        case _ where deviating > 0: deviating == 1 ? "1 result deviates" : "\(deviating) results deviate"
        case .deviations: "What was accepted is gone"
        case .undecided: "Not decided"
        case .asExpected: "As expected"
        }
    }

    private static func tiles(of assessment: Assessment) -> [Tile] {
        let audit = assessment.audit
        let accepted = audit.results.count { if case .accepted = assessment.standing(of: $0) { true } else { false } }
        let verdicts = [
            (Verdict.pass, "pass"), (.tolerated, "tolerated"), (.fail, "fail"), (.inconclusive, "inconclusive"),
        ]
        let rest = [
            (assessment.deviating.count, "deviate", "deviates"), (accepted, "accepted", "accepted"),
            (audit.skipped.count, "skipped", "inconclusive"), (audit.unasked, "not asked", "inconclusive"),
        ]
        return verdicts.map { Tile(number: audit.count(of: $0), noun: $1, tone: $1) }
            + rest.map { Tile(number: $0, noun: $1, tone: $2) }
    }

    private static func notices(of assessment: Assessment) -> [String] {
        let unasked = assessment.audit.unasked
        let parts = "\(counted(unasked, "part")) (each one subject under one scenario)"
        let interrupted = unasked > 0 ? ["Interrupted: \(parts) \(unasked == 1 ? "was" : "were") not asked."] : []
        let gone = assessment.goneKnown.map { GoneDeviation($0).line }
        return interrupted + gone
    }
}
