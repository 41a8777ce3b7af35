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
        subject == identity.fullName || subject == identity.unversionedName
    }

    /// Whether the result is in the place that the entry speaks of, whatever came of it.
    func isPlace(of result: CaseResult) -> Bool {
        let testCase = result.observation.testCase
        return type == testCase.type && deviation.isPlace(of: testCase) && isAbout(result.observation.subject)
    }

    /// Whether the result is the deviation that is accepted.
    func covers(_ result: CaseResult) -> Bool {
        deviation.outcome == result.outcome && isPlace(of: result)
    }

    /// Whether the result is as it should be where the deviation was seen.
    func isGone(in result: CaseResult) -> Bool {
        result.verdict == .pass && result.observation.testCase.count >= deviation.from && isPlace(of: result)
    }

    func hasExpired(on today: Day) -> Bool { expires.map { $0 < today } ?? false }
}

extension SubjectIdentity {
    /// The name without its version; of a pair both names.
    public var unversionedName: String {
        through.map { "\(name) through \($0.prefix { $0 != "@" })" } ?? name
    }
}
