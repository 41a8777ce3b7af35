/// Deviations that are accepted: a run fails on any other, and on one of these that is gone.
public struct Baseline: Sendable, Hashable {
    public var entries: [Entry]

    /// One accepted deviation; one line of the file.
    public struct Entry: Sendable, Hashable {
        /// A subject's name, for all its versions, or its name with a version; of a pair both, with `through` between.
        public let subject: String
        public let type: RecordType
        public let deviation: Deviation
        public let reason: String
        /// The last day on which it is accepted; nil for as long as it stands there.
        public let expires: Day?
        /// Where it stands in its file, counted from 1; nil for what stands in none.
        public let line: Int?

        public init(
            subject: String, type: RecordType = .a, deviation: Deviation, reason: String, expires: Day? = nil,
            line: Int? = nil
        ) {
            self.subject = subject
            self.type = type
            self.deviation = deviation
            self.reason = reason
            self.expires = expires
            self.line = line
        }
    }

    public init(entries: [Entry]) {
        self.entries = entries
    }
}

extension Baseline.Entry {
    /// Whether the subject is the one that is named, in whatever version where none is.
    public func isAbout(_ identity: SubjectIdentity) -> Bool {
        identity.callNames.contains(subject)
    }

    /// Whether the case is in the place that the entry speaks of; whose it is is looked up before.
    func isPlace(of testCase: Case) -> Bool {
        type == testCase.type && deviation.isPlace(of: testCase)
    }

    /// Whether a result of the named subject is the deviation that is accepted.
    func covers(_ result: CaseResult) -> Bool {
        deviation.outcome == result.outcome && [.fail, .tolerated].contains(result.verdict)
            && isPlace(of: result.observation.testCase)
    }

    /// Whether the result is the deviation that is accepted, and the subject's that is named.
    public func speaks(of result: CaseResult) -> Bool { covers(result) && isAbout(result.observation.subject) }

    /// Whether a result of the named subject stands at a count at which the deviation was seen. Nothing was asked in the gap
    /// below, so that nothing there can be gone.
    func wasSeen(at testCase: Case) -> Bool {
        testCase.count >= deviation.from && isPlace(of: testCase)
    }

    func hasExpired(on today: Day?) -> Bool {
        guard let today, let expires else { return false }
        return expires < today
    }
}

extension SubjectIdentity {
    /// The name without its version; of a pair both names.
    public var unversionedName: String {
        throughUnversioned.map { "\(name) through \($0)" } ?? name
    }

    private var throughUnversioned: Substring? { through?.prefix { $0 != "@" } }

    /// What a baseline may call it, the most exact first.
    var callNames: [String] {
        guard let through, let throughUnversioned else { return [fullName, name] }
        return [ownName, name].flatMap { ["\($0) through \(through)", "\($0) through \(throughUnversioned)"] }
    }
}
