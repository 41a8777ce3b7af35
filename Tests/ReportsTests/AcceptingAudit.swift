import Conformance

extension Sample {
    /// A line of a baseline.
    static func entry(
        _ subject: SubjectIdentity, _ scenario: String, _ words: String, reason: String = "it is so",
        expires: Day? = nil, line: Int? = 12
    ) -> Baseline.Entry {
        Baseline.Entry(
            subject: subject.name, deviation: Deviation(words, scenario: scenario)!, reason: reason, expires: expires,
            line: line)
    }

    /// The usual audit, of which musl's failures under `clean` are accepted, and one of Unbound's that is gone.
    static var accepting: Assessment {
        Assessment(
            usual,
            baseline: Baseline(entries: [
                entry(musl, "clean", "partial from 29", reason: "no TCP in 1.2.3", line: 8),
                entry(unbound, "clean", "servfail from 100", line: 12),
            ]))
    }

    /// An audit of many subjects that all fail in all of these scenarios.
    static func failing(subjects: Int, scenarios: Int, counts: [Int] = [20, 40]) -> Audit {
        let names = (0..<scenarios).map { $0 == 0 ? "clean" : "scenario-\($0)" }
        let all = (0..<subjects).map { subject("stub-\($0)", .stub) }
        return audit(
            counts: counts, scenarios: names.map { scenario($0) }, subjects: all,
            results: all.flatMap { subject in names.flatMap { sweep(subject, $0, counts: counts, holdsTo: 20) } })
    }

    /// The audit, interrupted.
    static func interrupted(_ audit: Audit, unasked: Int) -> Audit {
        Audit(
            tool: audit.tool, zone: audit.zone, profile: audit.profile, counts: audit.counts,
            scenarios: audit.scenarios, subjects: audit.subjects, skipped: audit.skipped, results: audit.results,
            cliffs: audit.cliffs, safeCount: audit.safeCount, known: audit.known, unasked: unasked)
    }
}
