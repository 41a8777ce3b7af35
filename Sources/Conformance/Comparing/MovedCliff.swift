/// A count from which a subject fails, where that is another than it was.
public struct MovedCliff: Sendable, Hashable {
    public let subject: SubjectMatch
    public let scenario: String
    public let before: Span
    public let after: Span
    /// What happens from there on, now.
    public let outcome: Outcome
    /// The ways of asking in which it moved alike.
    public internal(set) var views: [View]

    /// All is well up to one count, and not from another one on; what lies between was not asked.
    public struct Span: Sendable, Hashable {
        public let holdsTo: Int
        public let failsFrom: Int
    }

    /// Whether less is survived than before.
    public var isEarlier: Bool { after.failsFrom <= before.holdsTo }
}

extension MovedCliff {
    private struct Key: Hashable {
        let subject: SubjectIdentity
        let scenario: String
        let view: View
    }

    /// The cliffs that have surely moved: where the counts that were asked leave room for the same count, nothing is said.
    static func all(of matches: [SubjectMatch], _ old: [Cliff], _ new: [Cliff]) -> [MovedCliff] {
        let earlier = first(of: old)
        let byNew = Dictionary(matches.map { ($0.new, $0) }) { first, _ in first }
        let later = first(of: new)
        var seen: Set<Key> = []
        return new.map(Self.key).filter { seen.insert($0).inserted }.reduce(into: []) { moved, key in
            guard let match = byNew[key.subject], let after = later[key],
                let before = earlier[Key(subject: match.old, scenario: key.scenario, view: key.view)],
                after.failsFrom <= before.holdsTo || after.holdsTo >= before.failsFrom
            else { return }
            add(MovedCliff(match, before, after), to: &moved)
        }
    }

    private init(_ match: SubjectMatch, _ before: Cliff, _ after: Cliff) {
        self.init(
            subject: match, scenario: after.scenario, before: Span(before), after: Span(after),
            outcome: after.outcome, views: [after.view])
    }

    /// Views in which the same moved alike are told together.
    private static func add(_ cliff: MovedCliff, to moved: inout [MovedCliff]) {
        let same = moved.firstIndex { other in
            (other.subject, other.scenario, other.before, other.after, other.outcome)
                == (cliff.subject, cliff.scenario, cliff.before, cliff.after, cliff.outcome)
        }
        guard let same else { return moved.append(cliff) }
        moved[same].views += cliff.views
    }

    /// Where what was right fails first.
    private static func first(of cliffs: [Cliff]) -> [Key: Cliff] {
        Dictionary(cliffs.filter { $0.change == .breaks }.map { (key($0), $0) }) { one, other in
            one.failsFrom <= other.failsFrom ? one : other
        }
    }

    private static func key(_ cliff: Cliff) -> Key {
        Key(subject: cliff.subject, scenario: cliff.scenario, view: cliff.view)
    }
}

extension MovedCliff.Span {
    fileprivate init(_ cliff: Cliff) {
        self.init(holdsTo: cliff.holdsTo, failsFrom: cliff.failsFrom)
    }
}
