/// A subject of one audit, and the same in another, maybe in another version.
public struct SubjectMatch: Sendable, Hashable {
    public let old: SubjectIdentity
    public let new: SubjectIdentity

    public var isSameVersion: Bool { old.fullName == new.fullName }
}

extension SubjectMatch {
    /// Those that are in both, and what is in one alone.
    ///
    /// The full name counts; where a side has one version only, and the other side another one, the two belong together: that
    /// is what the upgrade of a distribution asks.
    static func matching(
        _ old: [SubjectIdentity], _ new: [SubjectIdentity]
    ) -> (matches: [SubjectMatch], gone: [SubjectIdentity], new: [SubjectIdentity]) {
        let byFullName = Dictionary(old.map { ($0.fullName, $0) }) { first, _ in first }
        let byName = Dictionary(grouping: old, by: \.unversionedName)
        let versions = Dictionary(grouping: new, by: \.unversionedName)
        let matches = new.compactMap { subject -> SubjectMatch? in
            if let same = byFullName[subject.fullName] { return SubjectMatch(old: same, new: subject) }
            let name = subject.unversionedName
            guard let others = byName[name], others.count == 1, versions[name]?.count == 1 else { return nil }
            return SubjectMatch(old: others[0], new: subject)
        }
        let (matchedOld, matchedNew) = (Set(matches.map(\.old)), Set(matches.map(\.new)))
        return (
            matches, old.filter { !matchedOld.contains($0) }, new.filter { !matchedNew.contains($0) }
        )
    }
}
