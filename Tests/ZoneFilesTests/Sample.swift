import Conformance
import DNSWire
import Testing

@testable import ZoneFiles

extension PublishedZone {
    /// A zone with a server of its own and one beside it.
    static func sample(
        _ apex: String = "big.example.net", counts: [Int] = [1, 40, 257], types: [RecordType] = [.a, .aaaa],
        hasWildcards: Bool = true
    ) throws -> PublishedZone {
        try PublishedZone(
            apex: DomainName(apex),
            servers: [
                NameServer(name: DomainName("ns1.example.net"), addresses: [#require(Address("192.0.2.1"))]),
                NameServer(
                    name: DomainName("ns.big.example.net"),
                    addresses: [#require(Address("192.0.2.2")), #require(Address("2001:db8::2"))]),
            ], counts: counts, types: types, hasWildcards: hasWildcards)
    }

    func forwarding(at address: String = "127.0.0.1", port: UInt16 = 5300, isStub: Bool = false) throws
        -> [String: [UInt8]]
    {
        let files = ForwardingFile.all(
            for: self, server: try #require(Address(address)), port: port, isStub: isStub)
        return Dictionary(uniqueKeysWithValues: files.map { ($0.name, Array($0.text.utf8)) })
    }
}
