import Conformance
import DNSWire
import Testing

@testable import Origin

/// Whatever comes in, the next good query is answered.
@Suite struct OriginUDPHostileTests {
    private static let good = 0xBEEF

    /// One socket's datagrams are answered in their order: when the good query's answer comes first, the others got none.
    private func expectSilence(after datagrams: [[UInt8]]) async throws {
        try await serving { _, port in
            let client = try UDPClient(asking: port)
            for datagram in datagrams { try client.send(datagram) }
            let answer = try StrictMessage(reading: client.ask(Query("clean", count: 2).octets))
            #expect(Int(answer.id) == Self.good && answer.answer.count == 2)
        }
    }

    @Test func `datagrams without a whole header get no answer`() async throws {
        try await expectSilence(after: [[], [0], [1, 2, 3], [UInt8](repeating: 0xFF, count: 11)])
    }

    @Test func `responses get no answer`() async throws {
        var response = try Query("clean", count: 2).octets
        response[2] |= 0x80
        response[0] = 0
        try await expectSilence(after: [response, Array(response.prefix(12))])
    }

    /// A whole query with padding (RFC 7830): up to 4096 octets it is answered.
    private func padded(to length: Int, id: UInt8) throws -> [UInt8] {
        var octets = try Query("clean", count: 2, ednsSize: 1232).octets
        let padding = length - octets.count - 4
        octets[0] = id
        octets[octets.count - 2] = UInt8((padding + 4) >> 8)
        octets[octets.count - 1] = UInt8((padding + 4) & 0xFF)
        octets += [0, 12, UInt8(padding >> 8), UInt8(padding & 0xFF)]
        return octets + [UInt8](repeating: 0, count: padding)
    }

    @Test func `a query of 4096 octets is answered`() async throws {
        try await serving { _, port in
            let answer = try StrictMessage(reading: UDPClient(asking: port).ask(padded(to: 4096, id: 7)))
            #expect(answer.id == 0x07EF && answer.answer.count == 2)
        }
    }

    @Test func `a query of more than 4096 octets is not answered`() async throws {
        try await expectSilence(after: [padded(to: 4097, id: 7), padded(to: 65_000, id: 8)])
    }

    @Test func `a flood of garbage leaves the origin answering`() async throws {
        try await serving { _, port in
            let flood = try UDPClient(asking: port)
            var random = SplitMix(state: 3)
            let query = try Query("oversize-no-tc", count: 4000).octets
            for _ in 0..<5000 {
                var octets = random.octets(count: Int.random(in: 0...120, using: &random))
                if octets.count > 40 { octets.replaceSubrange(4..<40, with: query[4..<40]) }
                try flood.send(octets)
            }
            try expectAnswer(from: port)
        }
    }

    /// The flood may have filled the origin's receive buffer: a client asks again, and so do we.
    private func expectAnswer(from port: UInt16) throws {
        let client = try UDPClient(asking: port)
        let query = try Query("clean", count: 2).octets
        for _ in 0..<20 { try client.send(query) }
        #expect(try StrictMessage(reading: client.receive().octets).answer.count == 2)
    }

    @Test func `a client that never reads its answers leaves the origin answering others`() async throws {
        try await serving { _, port in
            let deaf = try UDPClient(asking: port)
            let large = try Query("clean", count: 4000, ednsSize: 65_535).octets
            for _ in 0..<500 { try deaf.send(large) }
            try expectAnswer(from: port)
        }
    }

    @Test func `a client that is gone leaves the origin answering others`() async throws {
        try await serving { _, port in
            let query = try Query("clean", count: 2).octets
            for _ in 0..<200 { try UDPClient(asking: port).send(query) }
            try expectAnswer(from: port)
        }
    }
}
