import Conformance
import DNSWire
import Scenarios
import Testing

@testable import Origin

/// The datagrams that must not be believed, over real sockets.
@Suite struct ForgeryTests {
    /// Both datagrams, in the order in which they came, with their senders.
    private func ask(
        _ scenario: String, _ type: RecordType = .a, count: Int = 8, ednsSize: UInt16? = nil
    ) async throws -> (query: Query, first: StrictMessage, second: StrictMessage, senders: [String], Exchange) {
        let query = try Query(scenario, type, count: count, nonce: 3, ednsSize: ednsSize)
        var received: [(octets: [UInt8], from: SocketAddress)] = []
        var exchange: Exchange?
        try await serving { origin, port in
            origin.journal.open(3)
            let client = try UDPClient(asking: port)
            try client.send(query.octets)
            received = try [client.receive(), client.receive()]
            exchange = origin.journal.take(3, askedAt: .now).exchanges.first
        }
        let messages = try received.map { try StrictMessage(reading: $0.octets) }
        let senders = received.map { String($0.from.description.prefix { $0 != ":" }) }
        return (query, messages[0], messages[1], senders, try #require(exchange))
    }

    private func expectForged(_ message: StrictMessage, _ type: RecordType = .a, count: Int = 8) {
        let addresses = message.answer.compactMap { Address(octets: message.data(of: $0)) }
        #expect(addresses == (0..<count).map { ForgedAddresses(type).address($0) })
        #expect(addresses.allSatisfy { TestAddresses(type).origin(of: $0) == nil })
        #expect(!message.flags.tc && message.rcode == 0)
    }

    private func expectRight(_ message: StrictMessage, _ query: Query, _ type: RecordType = .a, count: Int = 8) {
        #expect(message.id == query.id && message.questions.map(\.name) == [query.name])
        #expect(message.addresses(type) == (0..<count).map { TestAddresses(type).address($0, over: .udp) })
    }

    @Test func `a wrong ID comes before the right answer`() async throws {
        let (query, forged, right, senders, exchange) = try await ask("wrong-id")
        #expect(forged.id == query.id ^ 0x5555 && forged.questions.map(\.name) == [query.name])
        expectForged(forged)
        expectRight(right, query)
        #expect(senders == ["127.0.0.1", "127.0.0.1"])
        #expect(exchange.action == .forged && exchange.records == 8)
    }

    @Test func `a wrong question comes before the right answer`() async throws {
        let (query, forged, right, _, _) = try await ask("wrong-question", .aaaa, count: 4)
        let asked = try #require(forged.questions.first).name
        #expect(asked != query.name && asked.length == query.name.length && forged.id == query.id)
        #expect(zip(asked.wire, query.name.wire).filter(!=).count == 1)
        expectForged(forged, .aaaa, count: 4)
        expectRight(right, query, .aaaa, count: 4)
    }

    @Test func `an answer from another address comes before the right one`() async throws {
        let (query, forged, right, senders, _) = try await ask("foreign-address")
        #expect(senders == ["127.255.0.1", "127.0.0.1"])
        #expect(forged.id == query.id && forged.questions.map(\.name) == [query.name])
        expectForged(forged)
        expectRight(right, query)
    }

    @Test func `a late duplicate comes after the right answer`() async throws {
        let (query, right, forged, senders, exchange) = try await ask("late-duplicate")
        expectRight(right, query)
        expectForged(forged)
        #expect(forged.id == query.id && senders == ["127.0.0.1", "127.0.0.1"] && exchange.action == .forged)
    }

    @Test func `where the right answer is truncated, the other has what fits`() async throws {
        let (_, forged, right, _, exchange) = try await ask("wrong-id", count: 40)
        expectForged(forged, count: 28)
        #expect(right.flags.tc && right.answer.isEmpty && exchange.action == .forged && exchange.tc)
        let (_, larger, whole, _, _) = try await ask("wrong-id", count: 40, ednsSize: 1232)
        expectForged(larger, count: 40)
        #expect(larger.edns == whole.edns && whole.answer.count == 40)
    }

    @Test func `each query of a batch gets its own forgery`() async throws {
        try await serving { _, port in
            let client = try UDPClient(asking: port)
            for id: UInt16 in 1...50 {
                var query = try Query("late-duplicate", count: 2)
                query.id = id
                try client.send(query.octets)
            }
            let seen = try (0..<100).map { _ in try StrictMessage(reading: client.receive().octets).id }
            #expect(seen.sorted() == (1...50).flatMap { [UInt16($0), UInt16($0)] })
        }
    }

    @Test func `over TCP nothing is forged`() async throws {
        for scenario in ["wrong-id", "wrong-question", "foreign-address", "late-duplicate"] {
            try await serving { _, port in
                let answer = try StrictMessage(reading: TCPClient(to: port).ask(Query(scenario, count: 40).octets))
                #expect(answer.addresses(.a).count == 40)
            }
        }
    }
}
