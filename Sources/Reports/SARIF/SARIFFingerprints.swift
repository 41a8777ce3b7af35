import Conformance

/// What makes a result the same in another run, and in another version of the subject (SARIF 2.1.0 §3.27.17).
struct SARIFFingerprints {
    private let versions: [String: Int]
    private var given: [String: Int] = [:]

    init(_ audit: Audit) {
        versions = Dictionary(grouping: audit.subjects, by: \.unversionedName).mapValues(\.count)
    }

    mutating func next(_ group: SARIFGroup) -> [String: String] {
        let testCase = group.first.observation.testCase
        return next([
            name(of: group.first.observation.subject), testCase.scenario, testCase.type.rawValue,
            group.first.outcome.rawValue, group.views.map(\.rawValue).joined(separator: ","),
        ])
    }

    mutating func next(_ entry: Baseline.Entry) -> [String: String] {
        next(["baseline", entry.subject, entry.type.rawValue, entry.deviation.scenario, entry.deviation.words])
    }

    mutating func next(_ gone: KnownDeviation) -> [String: String] {
        next(["known", name(of: gone.subject), gone.deviation.scenario, gone.deviation.words])
    }

    /// Where several versions were asked, each is a matter of its own.
    private func name(of subject: SubjectIdentity) -> String {
        versions[subject.unversionedName] == 1 ? subject.unversionedName : subject.fullName
    }

    /// Two that would be the same are told apart by their order. GitHub knows the first name only, and fills it in from the
    /// line of the file where it is missing: then all results beside one line were one.
    private mutating func next(_ parts: [String]) -> [String: String] {
        let text = parts.map { plain($0, limit: 200) }.joined(separator: "/")
        given[text, default: 0] += 1
        let print = "\(text):\(given[text, default: 1])"
        return ["primaryLocationLineHash": print, "brimfulDeviation/v1": print]
    }
}
