import Conformance
import DNSWire
import Testing

@testable import Origin

@Suite struct OriginUDPTests {
    @Test func `the answer comes from the address that was asked`() async throws {
        try await serving(at: "0.0.0.0") { _, port in
            let client = try UDPClient(asking: port)
            let addresses = ["127.0.0.2", "127.0.0.1", "127.200.3.4"]
            let query = try Query("clean", count: 1).octets
            for address in addresses { try client.send(query, to: address) }
            for address in addresses {
                #expect(try client.receive().from == SocketAddress(address, port: port))
            }
        }
    }

    @Test func `the journal knows the address that was asked`() async throws {
        try await serving(at: "0.0.0.0") { origin, port in
            origin.journal.open(9)
            _ = try UDPClient(asking: port).ask(Query("clean", count: 1, nonce: 9).octets, at: "127.0.0.2")
            #expect(origin.journal.take(9, askedAt: .now).exchanges.map(\.destination) == ["127.0.0.2"])
        }
    }

    @Test func `the question's case and the ID come back`() async throws {
        try await serving { _, port in
            let name = try DomainName("0000Z.A1.cLeAn.BrImFuL.eXaMpLe.")
            var query = Query(name)
            query.id = 0x0102
            let octets = try UDPClient(asking: port).ask(query.octets)
            #expect(Array(octets.prefix(2)) == [1, 2])
            #expect(Array(octets[12..<(12 + name.length)]) == name.wire)
        }
    }

    @Test(
        arguments: [(nil, 64, 0), (100, 75, 0), (512, 75, 0), (714, 75, 0), (715, 715, 40), (4096, 715, 40)]
            as [(UInt16?, Int, Int)])
    func `as much comes back as EDNS allows`(ednsSize: UInt16?, octets: Int, records: Int) async throws {
        try await serving { _, port in
            let answer = try UDPClient(asking: port).ask(Query("clean", count: 40, ednsSize: ednsSize).octets)
            let message = try StrictMessage(reading: answer)
            #expect(answer.count == octets)
            #expect(message.answer.count == records && message.flags.tc == (records == 0))
            #expect((message.edns != nil) == (ednsSize != nil))
        }
    }

    @Test func `the largest datagram that IPv4 carries arrives`() async throws {
        try await serving { _, port in
            let query = try Query("clean", count: 4089, ednsSize: 65_535)
            let message = try StrictMessage(reading: UDPClient(asking: port).ask(query.octets))
            #expect(message.octets.count == 65_499)
            #expect(message.addresses(.a) == (0..<4089).map { TestAddresses(.a).address($0, over: .udp) })
        }
    }

    @Test func `many queries at once get an answer each`() async throws {
        try await serving { _, port in
            let client = try UDPClient(asking: port)
            for round: UInt16 in 0..<10 {
                let identifiers = (0..<100).map { round * 100 + $0 }
                for id in identifiers {
                    var query = try Query("clean", count: 8)
                    query.id = id
                    try client.send(query.octets)
                }
                let answered = try identifiers.map { _ in try StrictMessage(reading: client.receive().octets).id }
                #expect(answered == identifiers)
            }
        }
    }

    @Test func `several addresses are served at once`() async throws {
        try await serving { origin, port in
            let second = try await origin.serve(address: "127.0.0.7", port: 0)
            let query = try Query("clean", count: 1).octets
            #expect(try !UDPClient(asking: second).ask(query, at: "127.0.0.7").isEmpty)
            #expect(try !UDPClient(asking: port).ask(query).isEmpty)
        }
    }
}
