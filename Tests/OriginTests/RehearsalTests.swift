import Conformance
import DNSWire
import FixtureFormats
import Scenarios
import Testing

@testable import Origin

/// What is played without a socket is what the origin sends.
@Suite struct RehearsalTests {
    private let rehearsal: Rehearsal
    private let bench: Bench

    init() throws {
        rehearsal = try Rehearsal(zone: Query.zone, scenarios: ScenarioCatalogue.all)
        bench = try Bench()
    }

    @Test(arguments: ScenarioCatalogue.all)
    func `the octets are the responder's`(_ scenario: Scenario) throws {
        for toolCase in ToolCase.of(scenario) {
            let query = try toolCase.query.octets
            let octets = try bench.octets(to: query, over: toolCase.transport, at: "192.0.2.53")
            switch toolCase.transport {
            case .udp:
                let responses = rehearsal.datagrams(query).responses.map(\.octets)
                #expect(octets.isEmpty ? responses.isEmpty : responses.contains(octets), toolCase.title)
            case .tcp:
                let connection = rehearsal.connection(query, fault: nil)
                #expect(connection.stream.isEmpty == octets.isEmpty, toolCase.title)
                #expect(octets.starts(with: connection.message ?? []), toolCase.title)
            }
        }
    }

    private func connection(_ scenario: String) throws -> Conversation.Connection {
        let fault = try #require(ScenarioCatalogue.scenario(named: scenario)).tcpFault
        return rehearsal.connection(try Query(scenario, count: 40).octets, fault: fault)
    }

    @Test func `connections go as the scenario says`() throws {
        #expect(try connection("tcp-refused").opening == .refused)
        #expect(try connection("tcp-blackhole").opening == .ignored)
        #expect(
            try connection("tcp-silent")
                == .init(
                    opening: .accepted, query: Query("tcp-silent", count: 40).octets, segments: [], ending: .client))
        #expect(try connection("tcp-eof").ending == .server)
        #expect(try connection("tcp-reset").ending == .reset)
        let half = try connection("tcp-half-frame")
        #expect(half.announcedLength == 704 && half.message?.count == 352 && half.ending == .server)
        let split = try connection("tcp-split")
        #expect(split.segments.first?.count == 1 && split.segments.count > 10 && split.message?.count == 704)
    }

    @Test func `forged answers come where the scenario sends them`() throws {
        let sources = ["wrong-id", "foreign-address", "late-duplicate"].map { name in
            (try? Query(name, count: 20).octets).map(rehearsal.datagrams)?.responses ?? []
        }
        #expect(sources.map(\.count) == [2, 2, 2])
        #expect(sources[0][0].octets.prefix(2) != sources[0][1].octets.prefix(2))
        #expect(sources[1].map(\.isForeign) == [true, false])
        #expect(sources[2].map(\.isForeign) == [false, false])
    }
}
