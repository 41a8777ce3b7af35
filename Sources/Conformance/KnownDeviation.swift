/// Something that a version of a subject is known to do wrong, as it was measured, with the reason.
public struct KnownDeviation: Codable, Sendable, Hashable {
    public let subject: SubjectIdentity
    public let deviation: Deviation
    /// What causes it, and what to do about it.
    public let reason: String
    /// Where that can be read: an address, or the words `measured` and by what.
    public let source: String

    public init(subject: SubjectIdentity, deviation: Deviation, reason: String, source: String) {
        self.subject = subject
        self.deviation = deviation
        self.reason = reason
        self.source = source
    }

    /// Whether this result is what was to be expected of the subject.
    public func covers(_ result: CaseResult) -> Bool {
        result.verdict == .fail && subject == result.observation.subject.alone
            && result.observation.testCase.type == .a && deviation.isPlace(of: result.observation.testCase)
            && deviation.outcome == result.outcome
    }

    /// Whether this result is as it should be where the subject was known to fail.
    public func isGone(in result: CaseResult) -> Bool {
        let testCase = result.observation.testCase
        return result.verdict == .pass && subject == result.observation.subject && testCase.type == .a
            && testCase.count >= deviation.from && deviation.isPlace(of: testCase)
    }
}

/// How a subject fails, and at which counts.
public struct Deviation: Codable, Sendable, Hashable {
    public let scenario: String
    public let outcome: Outcome
    /// The smallest count at which it was seen.
    public let from: Int
    /// The largest smaller count at which all is well; what lies between was not asked.
    public let holdsTo: Int
    /// The largest count at which it was seen; nil where it was at every larger one that was asked.
    public let to: Int?
    /// The ways of asking in which it was seen; nil for all.
    public let views: [View]?

    public init(scenario: String, outcome: Outcome, from: Int, holdsTo: Int, to: Int?, views: [View]?) {
        self.scenario = scenario
        self.outcome = outcome
        self.from = from
        self.holdsTo = holdsTo
        self.to = to
        self.views = views
    }

    func isPlace(of testCase: Case) -> Bool {
        scenario == testCase.scenario && testCase.count > holdsTo
            && testCase.count <= to ?? .max && views?.contains(testCase.view) != false
    }
}

// MARK: As known.yml has it

extension Deviation {
    /// Such as `servfail from 101`, `nxdomain from 40 (29 to 39 not asked) to 75 in udp512, tcp`.
    public var words: String {
        let gap = from > holdsTo + 1 ? " (\(holdsTo + 1) to \(from - 1) not asked)" : ""
        let end = to.map { " to \($0)" } ?? ""
        let place = views.map { " in " + $0.map(\.rawValue).joined(separator: ", ") } ?? ""
        return "\(outcome.rawValue) from \(from)\(gap)\(end)\(place)"
    }

    /// Reads such words; nil where they are none.
    public init?(_ words: String, scenario: String) {
        let pattern =
            /([a-z]+) from ([0-9]{1,5})( \(([0-9]{1,5}) to [0-9]{1,5} not asked\))?( to ([0-9]{1,5}))?( in ([a-z0-9, ]+))?/
        guard let match = words.wholeMatch(of: pattern), let outcome = Outcome(rawValue: String(match.1)),
            let from = Int(match.2)
        else { return nil }
        let names = match.8.map { $0.split(separator: ",").map { $0.filter { $0 != " " } } }
        let views = names?.compactMap { View(rawValue: $0) }
        guard views?.count == names?.count else { return nil }
        let firstUnasked = match.4.flatMap { Int($0) } ?? from
        self.init(
            scenario: scenario, outcome: outcome, from: from, holdsTo: firstUnasked - 1,
            to: match.6.flatMap { Int($0) },
            views: views)
    }
}

// MARK: What an audit found of it

extension Audit {
    /// Why this result was to be expected; nil where it was not.
    public func known(_ result: CaseResult) -> KnownDeviation? {
        known.first { $0.covers(result) }
    }

    /// The failures that nobody knew of.
    public var newFailures: [CaseResult] {
        results.filter { $0.verdict == .fail && known($0) == nil }
    }

    /// What was known to fail and is as it should be.
    public var goneDeviations: [KnownDeviation] {
        let bySubject = Dictionary(grouping: results, by: \.observation.subject.alone)
        return known.filter { deviation in
            let own = bySubject[deviation.subject] ?? []
            return own.contains { deviation.isGone(in: $0) } && !own.contains { deviation.covers($0) }
        }
    }
}
