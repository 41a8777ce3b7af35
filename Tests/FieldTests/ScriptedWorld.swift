import Conformance
import DNSWire
import Synchronization

@testable import Field

/// Servers without a network: what each answers is a function.
final class ScriptedWorld: Asking {
    typealias Serve = @Sendable (_ inquiry: Inquiry) -> Response

    private let servers: [String: Serve]
    private let count = Mutex(0)

    init(_ servers: [String: Serve]) {
        self.servers = servers
    }

    /// How many queries there were.
    var queries: Int { count.withLock { $0 } }

    func ask(_ server: ServerAddress, _ inquiry: Inquiry) async -> Response {
        count.withLock { $0 += 1 }
        return servers[server.description]?(inquiry) ?? Response(.silent, over: inquiry.transport)
    }
}

/// Answers to be put together.
enum Reply {
    static func name(_ text: String) -> DomainName {
        guard let name = try? DomainName(text) else { fatalError("\(text) is no name") }
        return name
    }

    /// A response to an inquiry, as octets that were read again; over UDP no longer than was asked for.
    static func to(
        _ inquiry: Inquiry, rcode: UInt16 = 0, aa: Bool = true, ra: Bool = false, answer: [ResourceRecord] = [],
        authority: [ResourceRecord] = [], additional: [ResourceRecord] = [], fits: Bool = true,
        truncated: Bool = false, options: [EDNSOption] = []
    ) -> Response {
        var message = Message(id: 7, rcode: rcode, questions: [inquiry.question])
        message.flags.qr = true
        (message.flags.aa, message.flags.ra, message.flags.tc) = (aa, ra, truncated)
        (message.answer, message.authority, message.additional) = (answer, authority, additional)
        message.edns = inquiry.udpPayloadSize.map { _ in EDNS(udpPayloadSize: 1232) }
        if fits, inquiry.transport == .udp, let octets = try? message.encoded(), octets.count > inquiry.udpLimit {
            message.flags.tc = true
            message.answer = []
        }
        let octets =
            (try? message.encoded()).map { inquiry.udpPayloadSize == nil ? $0 : appending(options, to: $0) } ?? []
        guard let strict = try? StrictMessage(reading: octets) else {
            fatalError("the reply to \(inquiry.question.name) can't be made")
        }
        return Response(message: strict, over: inquiry.transport)
    }

    /// To an OPT record that is the message's end, and has none.
    private static func appending(_ options: [EDNSOption], to octets: [UInt8]) -> [UInt8] {
        func two(_ number: Int) -> [UInt8] { [UInt8(number >> 8), UInt8(number & 0xFF)] }
        let data = options.flatMap { two(Int($0.code)) + two($0.data.count) + $0.data }
        return Array(octets.dropLast(2)) + two(data.count) + data
    }

    /// An Extended DNS Error (RFC 8914 §2).
    static func error(_ code: UInt16, _ text: String = "") -> EDNSOption {
        EDNSOption(code: 15, data: [UInt8(code >> 8), UInt8(code & 0xFF)] + Array(text.utf8))
    }

    static func records(_ name: String, _ addresses: [Int], ttl: UInt32 = 300) -> [ResourceRecord] {
        addresses.map {
            ResourceRecord(
                owner: Self.name(name), ttl: ttl, data: .init(Address(ipv4: 0xC612_0000 + UInt32($0))))
        }
    }

    static func alias(_ name: String, of target: String) -> ResourceRecord {
        ResourceRecord(owner: Self.name(name), ttl: 300, data: .cname(Self.name(target)))
    }

    /// A referral to a zone's servers, with glue where an address is given.
    static func referral(_ inquiry: Inquiry, to zone: String, _ hosts: [(name: String, address: String?)]) -> Response {
        let glue = hosts.compactMap { host in
            host.address.flatMap { Address($0) }.map {
                ResourceRecord(owner: name(host.name), ttl: 300, data: .init($0))
            }
        }
        return to(
            inquiry, aa: false,
            authority: hosts.map { ResourceRecord(owner: name(zone), ttl: 300, data: .ns(name($0.name))) },
            additional: glue)
    }
}
