public import Conformance
public import DNSWire

/// Everything that one check saw, before anything is made of it.
public struct Facts: Sendable {
    public let name: DomainName
    public let type: RecordType
    public var resolvers: [ResolverFacts] = []
    public var authority: AuthorityFacts?
    /// Why nobody was found who has the last word on the name.
    public var authorityFailure: String?
    /// Whether nobody can find who has: the delegation leads nowhere.
    public var isDelegationBroken = false
    /// What came from an address at which there can't be a server; nil where it wasn't asked.
    public var nobody: Response?
    /// What programs on this machine get; nil where they weren't tried.
    public var lookup: StubLookup?

    public init(name: DomainName, type: RecordType) {
        self.name = name
        self.type = type
    }
}
