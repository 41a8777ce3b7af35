import Conformance
import DNSWire
import FixtureFormats
import Scenarios
import Testing

@testable import Origin

/// Conversations with our own origin as a client would record them, and an origin that serves them.
enum Recorded {
    static let name = try! DomainName("us-street.api.example.com.")

    static func query(_ name: DomainName = name, id: UInt16 = 0x1234, rd: Bool = true, ednsSize: UInt16? = nil) -> Query
    {
        var query = Query(name, ednsSize: ednsSize)
        (query.id, query.rd) = (id, rd)
        return query
    }

    /// What a scenario's origin answers for `count` addresses.
    static func response(
        _ scenario: String = "clean", count: Int, to query: Query = query(), over transport: Transport
    ) throws -> [UInt8] {
        let faults = try #require(ScenarioCatalogue.scenario(named: scenario)).faults
        let fixed = FixedName(name: name.description, type: .a, count: count, faults: faults)
        return try Bench(fixed: [fixed]).octets(to: query.octets, over: transport)
    }

    /// Over UDP what the scenario's origin answers, and over TCP the same in these segments.
    static func conversation(
        _ scenario: String = "clean", count: Int, query: Query = query(), segments: ([UInt8]) -> [[UInt8]] = { [$0] },
        ending: Conversation.Connection.Ending = .client
    ) throws -> Conversation {
        let udp = try response(scenario, count: count, to: query, over: .udp)
        let tcp = try response(scenario, count: count, to: query, over: .tcp)
        return Conversation(
            udp: .init(query: try query.octets, responses: udp.isEmpty ? [] : [.init(udp)]),
            tcp: .init(
                opening: .accepted, query: try query.octets, segments: segments(TCPClient.frame(tcp)), ending: ending))
    }

    static func recording(_ conversation: Conversation) -> Recording {
        Recording(name: name, type: RecordType.a.code, conversation: conversation)
    }

    /// Runs `body` with an origin that serves these on a port of its own.
    static func serving(
        _ conversations: Conversation..., body: (_ origin: Origin, _ port: UInt16) async throws -> Void
    ) async throws {
        let origin = try Origin(
            zone: Query.zone, scenarios: [], recordings: conversations.map(recording), refusesOthers: true,
            watchesConnections: false)
        do {
            try await body(origin, try await origin.serve(address: "127.0.0.1", port: 0))
            await origin.shutDown()
        } catch {
            await origin.shutDown()
            throw error
        }
    }

    /// A message under another ID.
    static func message(_ octets: [UInt8], id: UInt16) -> [UInt8] {
        [UInt8(id >> 8), UInt8(id & 0xFF)] + octets.dropFirst(2)
    }
}

extension Query {
    func with(id: UInt16) -> Query {
        var query = self
        query.id = id
        return query
    }
}

extension Recorded {
    static func overUDP(_ port: UInt16, _ query: Query) throws -> [UInt8] {
        try UDPClient(asking: port).ask(query.octets)
    }

    static func overTCP(_ port: UInt16, _ query: Query) throws -> [UInt8] {
        try TCPClient(to: port).ask(query.octets)
    }
}

extension UDPClient {
    func ask(_ query: Query) throws -> [UInt8] { try ask(query.octets) }
}

extension TCPClient {
    func ask(_ query: Query) throws -> [UInt8] { try ask(query.octets) }
}
