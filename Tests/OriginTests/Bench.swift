import Conformance
import DNSWire
import Scenarios
import Testing

@testable import Origin

/// A responder without sockets.
struct Bench {
    let responder: Responder
    let journal = Journal()

    init(
        scenarios: [Scenario] = ScenarioCatalogue.all, fixed: [FixedName] = [], tellsTransports: Bool = true
    ) throws {
        responder = try Responder(
            zone: Query.zone, scenarios: scenarios, fixed: fixed, tellsTransports: tellsTransports, journal: journal)
    }

    /// The octets that come back; none when nothing does.
    func octets(
        to query: [UInt8], over transport: Transport = .udp, at address: String = "45.1.0.1", role: Role = .origin
    ) throws -> [UInt8] {
        let destination = try #require(IPv4.number(address))
        return query.withUnsafeBytes { query in
            [UInt8](unsafeUninitializedCapacity: Message.maximumLength) { space, length in
                length = responder.respond(
                    to: .init(query: query, transport: transport, destination: destination, role: role),
                    into: UnsafeMutableRawBufferPointer(space))
            }
        }
    }

    /// What comes back, read without mercy and by libldns, which must agree.
    func answer(
        to query: Query, over transport: Transport = .udp, at address: String = "45.1.0.1", role: Role = .origin
    ) throws -> Message {
        let octets = try octets(to: query.octets, over: transport, at: address, role: role)
        let strict = try StrictMessage(reading: octets)
        let message = try Message(decoding: octets)
        #expect(message.id == query.id && strict.id == query.id)
        #expect(message.flags == strict.flags && message.flags.qr)
        #expect(message.rcode == strict.rcode)
        #expect(message.edns == strict.edns)
        #expect(message.questions == strict.questions)
        #expect(message.answer.map(\.data.type) == strict.answer.map(\.type))
        #expect(message.authority.map(\.data.type) == strict.authority.map(\.type))
        #expect(message.answer.map(\.owner) == strict.answer.map(strict.owner(of:)))
        #expect(message.authority.map(\.owner) == strict.authority.map(strict.owner(of:)))
        return message
    }
}
