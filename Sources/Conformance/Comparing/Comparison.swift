/// What is otherwise in one audit than in an earlier one.
public struct Comparison: Sendable {
    public let old: ComparedAudit
    public let new: ComparedAudit
    public let matches: [SubjectMatch]
    /// The subjects that only the earlier one has.
    public let goneSubjects: [SubjectIdentity]
    /// The subjects that only the later one has.
    public let newSubjects: [SubjectIdentity]
    /// By kind, then in the order of the later audit.
    public let changes: [Change]
    public let movedCliffs: [MovedCliff]
    /// How many cases were asked of the same subject in both.
    public let compared: Int
    /// How many of these are inconclusive in one of the two: no change is told of them.
    public let undecided: Int
    /// How many cases of subjects that are in both were asked in the earlier or the later one alone.
    public let onlyInOld: Int
    public let onlyInNew: Int

    /// What a change means.
    public enum Kind: String, Codable, Sendable, Hashable, CaseIterable {
        /// What was right, or tolerated, fails.
        case regression
        /// What failed is right, or tolerated.
        case fix
        /// One failure gave way to another, or what was right is tolerated, or the other way round.
        case other

        /// nil where there is nothing to tell.
        init?(_ before: ComparedAudit.Result, _ after: ComparedAudit.Result) {
            switch (before.verdict, after.verdict) {
            case (.inconclusive, _), (_, .inconclusive), (.pass, .pass): return nil
            case (.pass, .fail), (.tolerated, .fail): self = .regression
            case (.fail, .pass), (.fail, .tolerated): self = .fix
            case (.pass, .tolerated), (.tolerated, .pass): self = .other
            case (.fail, .fail), (.tolerated, .tolerated):
                if before.outcome == after.outcome { return nil }
                self = .other
            }
        }
    }

    public init(_ old: ComparedAudit, _ new: ComparedAudit) {
        self.old = old
        self.new = new
        let (matches, gone, added) = SubjectMatch.matching(old.subjects, new.subjects)
        (self.matches, goneSubjects, newSubjects) = (matches, gone, added)
        let pairing = CasePairing(matches, old, new)
        (compared, onlyInOld, onlyInNew) = (pairing.pairs.count, pairing.onlyInOld, pairing.onlyInNew)
        undecided = pairing.pairs.count { $0.before.verdict == .inconclusive || $0.after.verdict == .inconclusive }
        changes = Change.all(of: pairing.pairs)
        movedCliffs = MovedCliff.all(of: matches, old.cliffs, new.cliffs)
    }

    /// Whether anything is worse than it was.
    public var hasRegressions: Bool {
        changes.contains { $0.kind == .regression } || movedCliffs.contains(where: \.isEarlier)
    }

    public func changes(of kind: Kind) -> [Change] { changes.filter { $0.kind == kind } }
}

/// The cases that two audits asked of the same subject.
struct CasePairing {
    private(set) var pairs: [Pair] = []
    let onlyInOld: Int
    private(set) var onlyInNew = 0

    struct Pair {
        let match: SubjectMatch
        let before: ComparedAudit.Result
        let after: ComparedAudit.Result
    }

    private struct Key: Hashable {
        let subject: SubjectIdentity
        let testCase: Case
    }

    init(_ matches: [SubjectMatch], _ old: ComparedAudit, _ new: ComparedAudit) {
        let byNew = Dictionary(matches.map { ($0.new, $0) }) { first, _ in first }
        let matched = Set(matches.map(\.old))
        var earlier: [Key: ComparedAudit.Result] = [:]
        for result in old.results where matched.contains(result.subject) {
            earlier[Key(subject: result.subject, testCase: result.testCase)] = result
        }
        for result in new.results {
            guard let match = byNew[result.subject] else { continue }
            if let before = earlier.removeValue(forKey: Key(subject: match.old, testCase: result.testCase)) {
                pairs.append(Pair(match: match, before: before, after: result))
            } else {
                onlyInNew += 1
            }
        }
        onlyInOld = earlier.count
    }
}
