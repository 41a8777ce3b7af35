import Conformance
import DNSWire
import Testing

@testable import Origin

/// Whatever one connection does, others are answered, and its own next good query too where there can be one.
@Suite struct OriginTCPHostileTests {
    private func expectAnswer(from client: TCPClient) throws {
        let answer = try StrictMessage(reading: client.ask(Query("clean", count: 2).octets))
        #expect(answer.id == 0xBEEF && answer.answer.count == 2)
    }

    /// Answers come in order: when the good query's comes first, the others got none.
    @Test(arguments: [0, 1, 11]) func `a frame without a whole header gets no answer`(length: Int) async throws {
        try await serving { _, port in
            let client = try TCPClient(to: port)
            for _ in 0..<50 { try client.send(TCPClient.frame([UInt8](repeating: 1, count: length))) }
            try expectAnswer(from: client)
        }
    }

    @Test func `a frame that is no query gets a format error, and the next is answered`() async throws {
        try await serving { _, port in
            let client = try TCPClient(to: port)
            let message = try StrictMessage(reading: client.ask([UInt8](repeating: 0, count: 65_535)))
            #expect(message.rcode == 1)
            try expectAnswer(from: client)
        }
    }

    @Test func `half frames, ended or never, leave the origin answering others`() async throws {
        try await serving { _, port in
            let whole = TCPClient.frame(try Query("clean", count: 40).octets)
            var open: [TCPClient] = []
            for length in 1..<whole.count {
                let client = try TCPClient(to: port)
                try client.send(Array(whole.prefix(length)))
                if length % 2 == 0 { open.append(client) }
            }
            try expectAnswer(from: TCPClient(to: port))
            // The rest of a frame may come as late as it likes.
            for (index, client) in open.enumerated() {
                try client.send(Array(whole.dropFirst(2 * index + 2)))
                #expect(try StrictMessage(reading: client.receiveMessage()).answer.count == 40)
            }
        }
    }

    @Test func `random octets leave the origin answering others`() async throws {
        try await serving { _, port in
            var random = SplitMix(state: 4)
            for _ in 0..<100 {
                let client = try TCPClient(to: port)
                try client.send(random.octets(count: Int.random(in: 1...3000, using: &random)))
            }
            try expectAnswer(from: TCPClient(to: port))
        }
    }

    @Test func `a client that asks for much and leaves without reading does no harm`() async throws {
        try await serving { _, port in
            let large = TCPClient.frame(try Query("clean", count: 4000).octets)
            for _ in 0..<5 {
                let client = try TCPClient(to: port)
                for _ in 0..<20 { try client.send(large) }
            }
            try expectAnswer(from: TCPClient(to: port))
        }
    }
}
