public import DNSWire

/// Who has the last word on a name.
public struct AuthorityPlace: Sendable, Hashable {
    /// The zone that the name is in; nil where a user named the servers.
    public var zone: DomainName?
    /// The name that has the addresses: where the aliases end.
    public var name: DomainName
    public var servers: [ServerAddress]
    /// The names on the way, the one that was asked for left out where it is no alias.
    public var aliases: [DomainName]

    public init(zone: DomainName?, name: DomainName, servers: [ServerAddress], aliases: [DomainName] = []) {
        self.zone = zone
        self.name = name
        self.servers = servers
        self.aliases = aliases
    }
}
