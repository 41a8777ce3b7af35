import Conformance
import DNSWire
import Testing

@testable import ZoneFiles

@Suite struct PublishedZoneTests {
    @Test(arguments: [
        "big\\032example.net", "a\\\"b.example.net", "a;b.example.net", "a{b.example.net", "\\010.example.net",
    ])
    func `a name that would mean something else in a file is refused`(_ name: String) {
        #expect(throws: ZoneFileError.self) { try PublishedZone.sample(name) }
    }

    @Test func `a zone that is too long for names below it is refused`() throws {
        let label = String(repeating: "a", count: 63)
        #expect(throws: ZoneFileError.self) {
            try PublishedZone.sample("\(label).\(label).\(label).\(String(repeating: "b", count: 61))")
        }
    }

    @Test func `without wildcards there are none`() throws {
        let zone = try PublishedZone.sample(hasWildcards: false)
        #expect(!MasterFile(zone).text.contains("*"))
        #expect(MasterFile(try .sample()).text.contains("*.n40.big.example.net. IN A 198.18.0.40\n"))
    }

    @Test func `only addresses that the parent must tell or may know are in the delegation`() throws {
        let text = DelegationFile(try .sample()).text
        #expect(text.contains("big.example.net. 3600 IN NS ns1.example.net.\n"))
        #expect(text.contains("ns.big.example.net. 3600 IN AAAA 2001:db8::2\n"))
        let elsewhere = try PublishedZone(
            apex: DomainName("big.example.net"),
            servers: [NameServer(name: DomainName("ns1.example.com"), addresses: [#require(Address("192.0.2.1"))])],
            counts: [], types: [], hasWildcards: false)
        #expect(!DelegationFile(elsewhere).text.contains("192.0.2.1"))
    }

    @Test func `each resolver's lines name the zone and the server`() throws {
        for isStub in [false, true] {
            let files = try PublishedZone.sample().forwarding(at: "192.0.2.9", port: 53, isStub: isStub)
            #expect(files.count == (isStub ? 4 : 6))
            for (name, octets) in files {
                let text = String(decoding: octets, as: UTF8.self)
                #expect(text.contains("big.example.net") && text.contains("192.0.2.9"), "\(name)")
            }
        }
    }
}
