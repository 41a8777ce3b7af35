import Conformance
import DNSWire
import Glibc
import Scenarios
import Testing

@testable import Origin

/// What happens to the TCP connections of a name's scenario, seen by a client.
@Suite struct TCPFaultTests {
    private static let ofNames = ["tcp-silent", "tcp-reset", "tcp-half-frame", "tcp-still-tc", "tcp-split", "tcp-slow"]

    /// Asks for 40 addresses and checks what the journal tells of it.
    private func asking(
        _ scenario: String, expecting action: Exchange.Action, octets: Int, tc: Bool = false,
        _ body: (TCPClient) async throws -> Void
    ) async throws {
        try await serving { origin, port in
            origin.journal.open(5)
            let client = try TCPClient(to: port)
            try client.send(TCPClient.frame(Query(scenario, count: 40, nonce: 5).octets))
            try await body(client)
            let exchange = try #require(origin.journal.take(5, askedAt: .now).exchanges.first)
            #expect(exchange.action == action && exchange.octets == octets && exchange.tc == tc)
            #expect(exchange.transport == .tcp && exchange.type == .a)
        }
    }

    @Test func `reset is a reset after the query`() async throws {
        try await asking("tcp-reset", expecting: .reset, octets: 0) { client in
            let failure = #expect(throws: ClientSocket.Failure.self) { try client.receive(1) }
            #expect(failure?.errno == ECONNRESET)
        }
    }

    @Test func `what was asked before the reset is answered`() async throws {
        try await serving { _, port in
            let client = try TCPClient(to: port)
            let good = try TCPClient.frame(Query("clean", count: 2).octets)
            #expect(try StrictMessage(reading: client.ask(Array(good.dropFirst(2)))).answer.count == 2)
            try client.send(TCPClient.frame(Query("tcp-reset", count: 40).octets) + good)
            let failure = #expect(throws: ClientSocket.Failure.self) { try client.receive(1) }
            #expect(failure?.errno == ECONNRESET)
        }
    }

    @Test func `half a frame is the length of the whole, half of it, and the end`() async throws {
        try await asking("tcp-half-frame", expecting: .closed, octets: 704) { client in
            var octets: [UInt8] = []
            while case let more = try client.receive(4096), !more.isEmpty { octets += more }
            #expect(octets.count == 2 + 352)
            #expect(octets.prefix(2) == [0x02, 0xC0])
        }
    }

    /// Answers come in order: when the good query's comes first, the other got none, and the connection is open.
    @Test func `silent is no answer on a connection that stays open`() async throws {
        try await asking("tcp-silent", expecting: .dropped, octets: 0) { client in
            let answer = try StrictMessage(reading: client.ask(Query("clean", count: 2).octets))
            #expect(answer.answer.count == 2)
        }
    }

    @Test func `truncated over TCP has the records that fit in 512 octets`() async throws {
        try await asking("tcp-still-tc", expecting: .answered, octets: 512, tc: true) { client in
            let answer = try StrictMessage(reading: client.receiveMessage())
            #expect(answer.flags.tc && answer.answer.count == 28)
        }
    }

    @Test(arguments: ["tcp-split", "tcp-slow"])
    func `what comes in many segments is whole`(scenario: String) async throws {
        try await asking(scenario, expecting: .answered, octets: 704) { client in
            let answer = try StrictMessage(reading: client.receiveMessage())
            #expect(answer.addresses(.a) == (0..<40).map { TestAddresses(.a).address($0, over: .tcp) })
            // One octet of the length, then 705 octets in pieces of 11.
            #expect(try client.segmentsReceived > 20)
        }
    }

    @Test func `a slow answer holds up nobody else`() async throws {
        try await serving { _, port in
            let slow = try TCPClient(to: port)
            try slow.send(TCPClient.frame(Query("tcp-slow", count: 4000).octets))
            // What is asked behind it on the same connection waits, and is answered in order.
            try slow.send(TCPClient.frame(Query("clean", count: 3).octets))
            #expect(try slow.receive(1).count == 1)
            for _ in 0..<20 {
                #expect(try !TCPClient(to: port).ask(Query("clean", count: 2).octets).isEmpty)
            }
            try slow.skip(1 + 64 + 4000 * 16)
            #expect(try StrictMessage(reading: slow.receiveMessage()).answer.count == 3)
        }
    }

    @Test(arguments: ofNames) func `a control over the same path is answered`(scenario: String) async throws {
        try await serving { _, port in
            let name = try CaseName(nonce: 1, content: .control(count: 8), scenario: scenario)
                .name(under: Query.zone, length: 48)
            let answer = try StrictMessage(reading: TCPClient(to: port).ask(Query(name).octets))
            #expect(answer.answer.count == 8 && !answer.flags.tc)
        }
    }

    @Test(arguments: ofNames) func `a fixed name has the same faults`(scenario: String) async throws {
        let faults = try #require(ScenarioCatalogue.scenario(named: scenario)).faults
        let bench = try Bench(fixed: [FixedName(name: "www.example.com", type: .a, count: 40, faults: faults)])
        let expected = AnswerPlan(
            .init(type: .a, count: 40, nameLength: 17, transport: .tcp, ednsSize: nil), faults: faults)
        let octets = try bench.octets(to: Query("www.example.com.").octets, over: .tcp)
        #expect(octets.count == expected.sent)
    }
}
