import Conformance
import DNSWire
import Glibc
import Testing

@Suite struct AddressTests {
    @Test(arguments: [
        ("192.0.2.1", "192.0.2.1"), ("0.0.0.0", "0.0.0.0"), ("255.255.255.255", "255.255.255.255"),
        ("::", "::"), ("::1", "::1"), ("1::", "1::"), ("2001:DB8::1", "2001:db8::1"),
        ("2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"), ("2001:0db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"),
        ("2001:0:0:1:0:0:0:1", "2001:0:0:1::1"), ("::ffff:192.0.2.1", "::ffff:192.0.2.1"),
        ("::ffff:c000:201", "::ffff:192.0.2.1"), ("64:ff9b::192.0.2.33", "64:ff9b::c000:221"),
        ("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"), ("::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8"),
        ("1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:102:304"),
    ])
    func `text becomes an address and the text of RFC 5952`(text: String, written: String) throws {
        let address = try #require(Address(text))
        #expect(address.description == written)
        #expect(Address(written) == address)
        #expect(Address(octets: address.octets) == address)
    }

    @Test(arguments: [
        "", "1.2.3", "1.2.3.4.5", "256.1.1.1", "01.2.3.4", "1.2.3.4 ", "+1.2.3.4", ":", ":::", "1::2::3",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8::", "12345::", "g::", "::1%eth0", "1.2.3.4::", ":1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:", "::1:", ":1::", "1:2:3:4:5:6:7:1.2.3.4", "::1.2.3", "::1.2.3.256", "::1.2.3.4:1", "-1::",
        "::+1",
    ])
    func `text that is no address is refused`(text: String) {
        #expect(Address(text) == nil)
    }

    @Test func `inet_ntop and inet_pton agree`() throws {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<2000 {
            // Zeros are frequent, so that every place of `::` comes up; the first octet keeps glibc's own notation for
            // ::/96, which RFC 5952 does not know, out.
            var octets: [UInt8] = (0..<16).map { _ in Bool.random(using: &random) ? 0 : .random(in: 1...255) }
            octets[0] = 0x20
            var text = [CChar](repeating: 0, count: 64)
            let written = try #require(inet_ntop(AF_INET6, octets, &text, 64)).withMemoryRebound(
                to: UInt8.self, capacity: 64
            ) { String(decodingCString: $0, as: UTF8.self) }
            let address = try #require(Address(octets: octets))
            #expect(address.description == written)
            #expect(Address(written)?.octets == octets)
        }
    }

    @Test func `only 4 or 16 octets are an address`() {
        let good = (0...40).filter { Address(octets: [UInt8](repeating: 1, count: $0)) != nil }
        #expect(good == [4, 16])
        #expect(Address("0.0.0.1") != Address("::1"))
    }

    @Test func `a test address tells its record and transport`() throws {
        #expect(TestAddresses(.a).address(0, over: .udp).description == "198.18.0.1")
        #expect(TestAddresses(.a).address(65_533, over: .tcp).description == "198.19.255.254")
        #expect(TestAddresses(.aaaa).address(0, over: .udp).description == "2001:2::1")
        #expect(TestAddresses(.aaaa).address(255, over: .tcp).description == "2001:2:0:1::100")
        for type in RecordType.allCases {
            for transport in Transport.allCases {
                for index in stride(from: 0, to: TestAddresses.maximumCount, by: 997) {
                    let address = TestAddresses(type).address(index, over: transport)
                    let origin = try #require(TestAddresses(type).origin(of: address))
                    #expect(origin == (index, transport))
                }
            }
        }
    }

    @Test(arguments: [
        "198.18.0.0", "198.19.255.255", "198.17.0.1", "198.20.0.1", "192.0.2.1", "2001:2::", "2001:2::ffff",
        "2001:2:0:2::1", "2001:2:1::1", "2001:2::1:0:0:1", "2001:2::1:1",
    ])
    func `another address has no origin`(text: String) throws {
        let address = try #require(Address(text))
        #expect(TestAddresses(address.type).origin(of: address) == nil)
    }

    @Test func `an address of the other type has no origin`() {
        #expect(TestAddresses(.aaaa).origin(of: TestAddresses(.a).address(0, over: .udp)) == nil)
        #expect(TestAddresses(.a).origin(of: TestAddresses(.aaaa).address(0, over: .udp)) == nil)
    }
}
