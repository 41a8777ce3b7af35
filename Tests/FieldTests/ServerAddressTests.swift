import DNSWire
import Testing

@testable import Field

@Suite struct ServerAddressTests {
    @Test(arguments: [
        ("192.0.2.1", "192.0.2.1"), ("192.0.2.1:53", "192.0.2.1"), ("192.0.2.1:5353", "192.0.2.1:5353"),
        ("2001:db8::1", "2001:db8::1"), ("[2001:db8::1]", "2001:db8::1"), ("[2001:db8::1]:5353", "[2001:db8::1]:5353"),
        ("fe80::1%eth0", "fe80::1%eth0"), ("[fe80::1%eth0]:54", "[fe80::1%eth0]:54"),
    ])
    func `addresses are read with and without port and link, and written as short as can be`(
        _ text: String, _ written: String
    ) throws {
        #expect(try ServerAddress(text).description == written)
    }

    @Test(arguments: [
        "", "localhost", "192.0.2", "192.0.2.1:", "192.0.2.1:0", "192.0.2.1:65536", "192.0.2.1:x", "192.0.2.1:+53",
        "192.0.2.1%eth0",
        "[192.0.2.1]:53", "[::1", "[::1]53", "[]", "::1%", "fe80::1%a-name-that-is-too-long", "\u{1b}[31m::1",
    ])
    func `what is no address is refused in one harmless line`(_ text: String) {
        let error = #expect(throws: FieldError.self) { try ServerAddress(text) }
        #expect(error?.description.contains { $0.isNewline || $0 == "\u{1b}" } == false)
    }
}

@Suite struct ResolvConfTests {
    @Test func `nameserver lines are taken, IPv6 with its link too, and nothing else`() throws {
        let conf = ResolvConf(
            """
            # nameserver 192.0.2.9
            search example.com
            nameserver 192.0.2.1
            nameserver\tfe80::1%eth0 extra
            nameserver nonsense
            nameserver [::1]:53
            nameserver 192.0.2.1
            options edns0
            """)
        #expect(conf.servers.map(\.description) == ["192.0.2.1", "fe80::1%eth0"])
    }

    /// Each was tried with the GNU C library 2.36.
    @Test(arguments: [
        "nameserver 192.0.2.1\r\n", "  nameserver 192.0.2.1\n", "nameserver 192.0.2.1#53\n",
        "nameserver 192.0.2.1:53\n",
        "nameserver 192.0.2.1;x\n", "NAMESERVER 192.0.2.1\n", "nameserver [::1]\n", "nameserver \u{1b}[31m\n",
    ])
    func `a line that the C library passes over names nobody, and is told`(_ line: String) {
        let conf = ResolvConf("# a file\n" + line + "options edns0\n")
        #expect(conf.servers == [])
        #expect(conf.ignored.count == 1)
        #expect(conf.ignored.allSatisfy { !$0.contains { $0.isNewline || $0 == "\u{1b}" } }, "\(conf.ignored)")
    }

    @Test func `a server that is named twice takes two of the places, and short forms are addresses`() {
        let lines = (["1", "1", "2", "3"].map { "nameserver 192.0.2.\($0) # why\n" }).joined()
        #expect(ResolvConf(lines).servers.map(\.description) == ["192.0.2.1", "192.0.2.2"])
        #expect(ResolvConf("nameserver 127.1\n").servers.map(\.description) == ["127.0.0.1"])
    }

    @Test func `no more servers are taken than the C library takes`() {
        let lines = (1...9).map { "nameserver 192.0.2.\($0)\n" }.joined()
        #expect(ResolvConf(lines).servers.count == 3)
    }
}

@Suite struct PaceTests {
    @Test func `one server is asked at most five times a second, and another one at once`() async throws {
        let pace = Pace()
        let now = ContinuousClock.now
        let one = try #require(Address("192.0.2.1"))
        var turns: [Duration] = []
        for _ in 0..<6 { turns.append(await pace.reserve(one, at: now) - now) }
        #expect(turns == (0..<6).map { .milliseconds(200 * $0) })
        let other = try #require(Address("2001:db8::1"))
        #expect(await pace.reserve(other, at: now) == now)
    }
}
