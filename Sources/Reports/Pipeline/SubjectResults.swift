import Conformance

/// All that an audit found of one subject.
struct SubjectResults {
    let subject: SubjectIdentity
    /// In the audit's order; empty where it was interrupted before.
    let results: [CaseResult]

    /// Every subject once, in the audit's order.
    static func all(of audit: Audit) -> [SubjectResults] {
        let results = audit.results.grouped(by: \.observation.subject)
        let bySubject = Dictionary(uniqueKeysWithValues: results.map { ($0.key, $0.elements) })
        // What was saved by hand may have results of a subject that it doesn't list, or list one twice.
        return (audit.subjects + results.map(\.key)).grouped { $0 }
            .map { SubjectResults(subject: $0.key, results: bySubject[$0.key] ?? []) }
    }
}
