import Conformance
import DNSWire
import Field
import FixtureFormats
import Origin
import Scenarios
import Testing

@testable import Runner

/// Servers without a network: a far end that answers as the origin does, and others.
struct RehearsedServers: Asking {
    enum Conduct: Sendable {
        case farEnd([Scenario])
        /// A far end whose TCP is closed by somebody.
        case farEndOverUDP
        /// Every name has this address.
        case another(rcode: UInt16, aa: Bool)
        case silent
        /// To the zone's server at an address.
        case refersTo(String, zone: String)
    }

    let zone: DomainName
    let conducts: [String: Conduct]

    init(_ zone: String, _ conducts: [String: Conduct]) throws {
        self.zone = try DomainName(zone)
        self.conducts = conducts
    }

    func ask(_ server: ServerAddress, _ inquiry: Inquiry) async -> Response {
        switch conducts[server.description] ?? .silent {
        case .silent: Response(.silent, over: inquiry.transport)
        case .farEnd(let scenarios): rehearsed(inquiry, scenarios)
        case .farEndOverUDP:
            inquiry.transport == .udp ? rehearsed(inquiry, []) : Response(.refusedConnection, over: .tcp)
        case .another(let rcode, let aa): other(inquiry, rcode, aa)
        case .refersTo(let address, let zone): referral(inquiry, to: zone, at: address)
        }
    }

    private func rehearsed(_ inquiry: Inquiry, _ scenarios: [Scenario]) -> Response {
        guard let query = try? Message(id: 7, questions: [inquiry.question]).encoded(),
            let rehearsal = try? Rehearsal(zone: zone, scenarios: scenarios)
        else { return Response(.silent, over: inquiry.transport) }
        let octets =
            inquiry.transport == .udp
            ? rehearsal.datagrams(query).responses.first?.octets
            : rehearsal.connection(query, fault: nil).message
        return read(octets, inquiry)
    }

    private func other(_ inquiry: Inquiry, _ rcode: UInt16, _ aa: Bool) -> Response {
        var message = response(to: inquiry, rcode)
        message.flags.aa = aa
        if rcode == 0 { message.answer = [.init(owner: inquiry.question.name, ttl: 60, data: .init(Self.address))] }
        return read(try? message.encoded(), inquiry)
    }

    private func referral(_ inquiry: Inquiry, to zone: String, at address: String) -> Response {
        var message = response(to: inquiry, 0)
        guard let cut = try? DomainName(zone), let host = try? cut.prepending("ns"), let glue = Address(address) else {
            return Response(.silent, over: inquiry.transport)
        }
        message.authority = [.init(owner: cut, ttl: 60, data: .ns(host))]
        message.additional = [.init(owner: host, ttl: 60, data: .init(glue))]
        return read(try? message.encoded(), inquiry)
    }

    private static let address = Address(ipv4: 0xC000_0207)

    private func response(to inquiry: Inquiry, _ rcode: UInt16) -> Message {
        var message = Message(id: 7, rcode: rcode, questions: [inquiry.question])
        message.flags.qr = true
        return message
    }

    private func read(_ octets: [UInt8]?, _ inquiry: Inquiry) -> Response {
        guard let octets, let message = try? StrictMessage(reading: octets) else {
            return Response(.unreadable("nothing"), over: inquiry.transport)
        }
        return Response(message: message, over: inquiry.transport)
    }
}
