import Conformance
import DNSWire
import Scenarios
import TestTools
import Testing

@testable import Origin

/// BIND's dig, which knows cookies, is a client of the public server.
@Suite struct GuardDigTests {
    @Test(arguments: ["127.0.0.1", "::1"])
    func `dig gets the large answer over UDP with its cookie, and finds that good`(_ address: String) async throws {
        let server = try PublicServer(
            zone: GuardBench.zone, servers: [NameServer(name: try DomainName("ns1.example.net"))],
            scenarios: ScenarioCatalogue.all)
        let place = try await server.serve(at: ServicePlace(address: try #require(Address(address)), port: 0))
        let cookie = try await ask(place, "+cookie", "+notcp")
        #expect(cookie.contains("BADCOOKIE, retrying"))
        #expect(cookie.contains("(good)") && cookie.contains("ANSWER: 40,") && cookie.contains("(UDP)"), "\(cookie)")
        let plain = try await ask(place, "+nocookie")
        #expect(plain.contains("Truncated, retrying in TCP mode"))
        #expect(plain.contains("ANSWER: 40,") && plain.contains("(TCP)"), "\(plain)")
        await server.shutDown()
        #expect(server.counts[.truncated] == 2 && server.counts[.served] == 2 && server.counts.connections == 1)
    }

    private func ask(_ place: ServicePlace, _ options: String...) async throws -> String {
        try await TestTool.dig.run(
            ["@\(place.address)", "-p", "\(place.port)", "+tries=1", "1.a40.clean.big.example.net", "A"] + options
        ).output
    }
}
