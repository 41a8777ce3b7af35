import Conformance

/// Subjects that stand under one heading: those of a kind, or the stub resolvers that asked through one resolver.
struct SubjectGroup: Hashable {
    let kind: SubjectKind
    /// The full name of the resolver that was asked through; nil for subjects by themselves.
    let resolver: String?

    init(kind: SubjectKind, resolver: String?) {
        self.kind = kind
        self.resolver = resolver
    }

    init(_ subject: SubjectIdentity) {
        self.init(kind: subject.kind, resolver: subject.through)
    }

    /// Safe to print.
    var heading: String {
        resolver.map { "\(kind.plural) through \(plain($0, limit: 80))" } ?? kind.plural
    }

    /// The items by their subjects' groups: the kinds, then the pairs by resolver in the order in which these first
    /// occur.
    static func split<Item>(
        _ items: [Item], by subject: (Item) -> SubjectIdentity
    ) -> [(group: SubjectGroup, items: [Item])] {
        let members = Dictionary(grouping: items) { SubjectGroup(subject($0)) }
        var seen: Set<SubjectGroup> = []
        let pairs = items.map { SubjectGroup(subject($0)) }.filter { $0.resolver != nil && seen.insert($0).inserted }
        let kinds = SubjectKind.allCases.map { SubjectGroup(kind: $0, resolver: nil) }
        return (kinds + pairs).compactMap { group in members[group].map { (group, $0) } }
    }
}

extension SubjectIdentity {
    /// Whether it is a stub resolver that asked through a resolver under test.
    var isPair: Bool { through != nil }
}
