/// A name server of a zone, and its addresses where they are known.
public struct NameServer: Sendable, Hashable {
    public let name: DomainName
    public var addresses: [Address]

    public init(name: DomainName, addresses: [Address] = []) {
        self.name = name
        self.addresses = addresses
    }
}
