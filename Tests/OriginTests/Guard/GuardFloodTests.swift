import Conformance
import DNSWire
import Scenarios
import Testing

@testable import Origin

/// Over real sockets: 127.0.0.0/8 has prefixes enough.
@Suite struct GuardFloodTests {
    private func serving(
        rate: Int, _ body: (PublicServer, UInt16) async throws -> Void
    ) async throws {
        var settings = GuardSettings()
        settings.rate = rate
        let server = try PublicServer(
            zone: GuardBench.zone, servers: [NameServer(name: try DomainName("ns1.example.net"))],
            scenarios: ScenarioCatalogue.all, settings: settings)
        do {
            try await body(server, try await server.serve(at: ServicePlace("127.0.0.1:0")).port)
            await server.shutDown()
        } catch {
            await server.shutDown()
            throw error
        }
    }

    @Test func `a flood from one prefix takes no answer from another`() async throws {
        try await serving(rate: 50) { server, port in
            let flood = try (1...4).map { try UDPClient(asking: port, from: "127.66.0.\($0)") }
            let polite = try UDPClient(asking: port, from: "127.77.0.1")
            let query = try GuardQuery("1.a1.clean.big.example.net.").octets
            var answered = 0
            for round in 0..<200 {
                for index in 0..<100 { try flood[index % 4].send(query) }
                var own = query
                (own[0], own[1]) = (UInt8(round), 7)
                // The server takes queries in their order: when this one is answered, the flood is behind it.
                let octets = try polite.ask(own)
                if octets.answerCount == 1, Array(octets.prefix(2)) == [UInt8(round), 7] { answered += 1 }
            }
            #expect(answered == 200)
            let counts = server.counts
            #expect(counts[.limited] > 10_000, "\(counts)")
            #expect(counts[.served] >= 200 + 250, "\(counts)")
        }
    }

    @Test func `above the rate some get TC, so that who is real can ask on over TCP`() async throws {
        try await serving(rate: 1) { _, port in
            let client = try UDPClient(asking: port, from: "127.66.0.1")
            let query = try GuardQuery("1.a1.clean.big.example.net.").octets
            for _ in 0..<5 { #expect(try client.ask(query).answerCount == 1) }
            #expect(try client.ask(query).isTruncated)
            #expect(try TCPClient(to: port).ask(query).answerCount == 1)
        }
    }

    @Test func `above its rate a connection is reset, and another prefix's is not`() async throws {
        try await serving(rate: 1) { server, port in
            let query = try GuardQuery("1.a40.clean.big.example.net.").octets
            let settings = GuardSettings()
            let allowed = settings.burstSeconds * settings.provenFactor
            let client = try TCPClient(to: port, from: "127.66.0.1")
            for _ in 0..<allowed { #expect(try client.ask(query).answerCount == 40) }
            let failure = #expect(throws: ClientSocket.Failure.self) {
                // Time goes on meanwhile, and gives the prefix a few more.
                for _ in 0..<(allowed * 10) { _ = try client.ask(query) }
            }
            // "read 0 of 2 octets" would be an orderly end.
            #expect(
                failure.map { ["recv", "send"].contains($0.description.prefix(4)) } == true,
                "\(String(describing: failure))")
            #expect(try TCPClient(to: port, from: "127.77.0.1").ask(query).answerCount == 40)
            #expect(server.counts[.limited] == 1)
        }
    }

    @Test func `a prefix has so many connections, and others have theirs`() async throws {
        try await serving(rate: 50) { server, port in
            let query = try GuardQuery("1.a40.clean.big.example.net.").octets
            let most = GuardSettings().connectionsOfPrefix
            var open = try (0..<most).map { _ in try TCPClient(to: port, from: "127.66.0.1") }
            for client in open { #expect(try client.ask(query).answerCount == 40) }
            #expect(throws: (any Error).self) { try TCPClient(to: port, from: "127.66.0.2").ask(query) }
            #expect(try TCPClient(to: port, from: "127.77.0.1").ask(query).answerCount == 40)
            #expect(server.counts.turnedAway == 1)
            open.removeFirst()
            // Its place is free as soon as the server has seen the end of it.
            var isAnswered = false
            for _ in 0..<1000 where !isAnswered {
                isAnswered = (try? TCPClient(to: port, from: "127.66.0.2").ask(query))?.answerCount == 40
            }
            #expect(isAnswered)
        }
    }
}
