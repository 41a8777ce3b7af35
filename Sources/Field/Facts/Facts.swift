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
    /// What is behind that.
    var authorityFailureCause = FieldError.Cause.unknown
    /// What came from an address at which there can't be a server; nil where it wasn't asked.
    public var nobody: Response?
    /// What programs on this machine get; nil where they weren't tried.
    public var lookup: StubLookup?
    /// What programs are told besides; nil where they weren't tried.
    public var programsWay: ProgramsWay?
    /// What whoever answered from where nobody is calls itself, and what the others that were asked do.
    public var identities: [ServerAddress: Identity] = [:]
    /// Of a watch: for how long resolvers have given addresses that the authority doesn't give, beyond their TTL.
    public var overdue: [ServerAddress: Duration] = [:]
    /// Of a watch: the largest TTL in seconds that resolvers gave in a time in which each had to load the answer anew.
    public var highestTTLs: [ServerAddress: UInt32] = [:]

    public init(name: DomainName, type: RecordType) {
        self.name = name
        self.type = type
    }
}
