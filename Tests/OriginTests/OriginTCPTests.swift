import Conformance
import DNSWire
import Glibc
import Testing

@testable import Origin

@Suite struct OriginTCPTests {
    private func queries(_ count: Int) throws -> [[UInt8]] {
        try (0..<count).map {
            var query = try Query("clean", count: 1 + $0 % 60)
            query.id = UInt16($0)
            return try query.octets
        }
    }

    private func expectAnswers(_ count: Int, from client: TCPClient) throws {
        for index in 0..<count {
            let message = try StrictMessage(reading: client.receiveMessage())
            #expect(message.id == UInt16(index) && message.answer.count == 1 + index % 60)
        }
    }

    @Test func `the largest message arrives whole, with TCP's addresses`() async throws {
        try await serving { _, port in
            let octets = try TCPClient(to: port).ask(Query("clean", count: 4091).octets)
            #expect(octets.count == 65_520)
            let addresses = try StrictMessage(reading: octets).addresses(.a)
            #expect(addresses == (0..<4091).map { TestAddresses(.a).address($0, over: .tcp) })
        }
    }

    @Test func `one record more than a message holds is truncated`() async throws {
        try await serving { _, port in
            let message = try StrictMessage(reading: TCPClient(to: port).ask(Query("clean", count: 4092).octets))
            #expect(message.flags.tc && message.answer.isEmpty)
        }
    }

    @Test func `many queries in one segment are answered in order`() async throws {
        try await serving { _, port in
            let client = try TCPClient(to: port)
            try client.send(queries(500).flatMap(TCPClient.frame))
            try expectAnswers(500, from: client)
        }
    }

    @Test func `a length prefix split in two writes is a length prefix`() async throws {
        try await serving { _, port in
            let client = try TCPClient(to: port)
            for query in try queries(20) {
                let frame = TCPClient.frame(query)
                try client.send([frame[0]])
                try client.send(Array(frame.dropFirst()))
            }
            try expectAnswers(20, from: client)
        }
    }

    @Test func `octets that come one by one are queries all the same`() async throws {
        try await serving { _, port in
            let client = try TCPClient(to: port)
            for octet in try queries(5).flatMap(TCPClient.frame) { try client.send([octet]) }
            try expectAnswers(5, from: client)
        }
    }

    @Test func `a client that has said all still gets its answers`() async throws {
        try await serving { _, port in
            let client = try TCPClient(to: port)
            try client.send(queries(30).flatMap(TCPClient.frame))
            client.finish()
            try expectAnswers(30, from: client)
        }
    }

    @Test func `many connections are open at once`() async throws {
        try await serving { _, port in
            let clients = try (0..<150).map { _ in try TCPClient(to: port) }
            let query = try queries(1)[0]
            for client in clients { try client.send(TCPClient.frame(query)) }
            for client in clients.reversed() { try expectAnswers(1, from: client) }
        }
    }

    @Test func `the journal tells UDP from TCP`() async throws {
        try await serving { origin, port in
            origin.journal.open(77)
            let start = ContinuousClock.now
            let query = try Query("clean", count: 40, nonce: 77).octets
            _ = try UDPClient(asking: port).ask(query)
            _ = try TCPClient(to: port).ask(query)
            let exchanges = origin.journal.take(77, askedAt: start).exchanges
            #expect(exchanges.map(\.transport) == [.udp, .tcp])
            #expect(exchanges.map(\.octets) == [64, 704])
            #expect(exchanges.map(\.destination) == ["127.0.0.1", "127.0.0.1"])
        }
    }

    @Test func `an end of file comes when something was asked, no reset follows, and UDP works`() async throws {
        try await serving(tcpFault: .eof) { _, port in
            let client = try TCPClient(to: port)
            for query in try queries(3) {
                try client.send(TCPClient.frame(query))
                #expect(try client.receive(1).isEmpty)
            }
            let answer = try UDPClient(asking: port).ask(Query("tcp-eof", count: 40).octets)
            #expect(!answer.isEmpty)
        }
    }

    @Test func `refused means no listener, and UDP is not touched`() async throws {
        try await serving(tcpFault: .refused) { _, port in
            let failure = #expect(throws: ClientSocket.Failure.self) { try TCPClient(to: port) }
            #expect(failure?.errno == ECONNREFUSED)
            let answer = try UDPClient(asking: port).ask(Query("tcp-refused", count: 40).octets)
            #expect(!answer.isEmpty)
        }
    }

    @Test func `after the end nobody listens`() async throws {
        var last: UInt16 = 0
        try await serving { _, port in last = port }
        let port = last
        let failure = #expect(throws: ClientSocket.Failure.self) { try TCPClient(to: port) }
        #expect(failure?.errno == ECONNREFUSED)
    }
}
