import Conformance
import DNSWire
import Scenarios
import Synchronization
import Testing

@testable import Origin

/// A guard without sockets, on a clock that stands still until it is told.
final class GuardBench: Sendable {
    static let zone = try! DomainName("big.example.net.")
    static let asker = Address("192.0.2.7")!
    static let secret = SipHash.Key(low: 1, high: 2)

    private let keeper: Guard
    private let time: Clock

    /// Shared with the guard, which reads it at every query.
    private final class Clock: Sendable {
        let now = Mutex(Moment(seconds: 1_800_000_000, milliseconds: 1_000_000))
    }

    init(rate: Int = 1_000_000, note: (@Sendable (QueryNote) -> Void)? = nil) throws {
        var settings = GuardSettings()
        settings.rate = rate
        let time = Clock()
        self.time = time
        keeper = try Guard(
            zone: Self.zone, servers: [NameServer(name: try DomainName("ns1.example.net"))],
            scenarios: ScenarioCatalogue.all, settings: settings, secret: Self.secret, note: note,
            clock: { time.now.withLock { $0 } })
    }

    var counts: ServiceCounts { keeper.counts }

    func pass(seconds: UInt32) {
        time.now.withLock {
            $0.seconds += seconds
            $0.milliseconds += Int64(seconds) * 1000
        }
    }

    /// The octets that come back; none when nothing does.
    func octets(to query: [UInt8], from asker: Address = asker, over transport: Transport = .udp) -> [UInt8] {
        reply(to: query, from: asker, over: transport).octets
    }

    func reply(
        to query: [UInt8], from asker: Address = asker, over transport: Transport = .udp
    ) -> (octets: [UInt8], forgery: [UInt8]) {
        var space = [UInt8](repeating: 0xEE, count: 65_536)
        return query.withUnsafeBytes { query in
            let reply = space.withUnsafeMutableBytes {
                keeper.reply(
                    to: .init(
                        asking: .init(query: query, transport: transport, destination: 0, role: .origin), asker: asker),
                    into: $0)
            }
            return (Array(space.prefix(reply.length)), reply.forgery?.octets ?? [])
        }
    }
}

/// A query with the options that a test gives it.
struct GuardQuery {
    var name: String
    var type: UInt16 = 1
    var recordClass: UInt16 = 1
    var ednsSize: UInt16? = 1232
    var opcode: UInt8 = 0
    var options: [UInt8] = []

    init(_ name: String, type: UInt16 = 1, ednsSize: UInt16? = 1232) {
        (self.name, self.type, self.ednsSize) = (name, type, ednsSize)
    }

    /// The same with a COOKIE option (RFC 7873 §4).
    func cookie(_ octets: [UInt8]) -> GuardQuery {
        var query = self
        query.options += [0, 10, 0, UInt8(octets.count)] + octets
        return query
    }

    var octets: [UInt8] {
        get throws {
            var message = Message(id: 0xBEEF)
            message.flags.rd = true
            message.flags.opcode = opcode
            message.questions = [Question(name: try DomainName(name), type: type, recordClass: recordClass)]
            message.edns = ednsSize.map { EDNS(udpPayloadSize: $0) }
            var octets = try message.encoded()
            guard !options.isEmpty else { return octets }
            octets[octets.count - 1] = UInt8(options.count)
            return octets + options
        }
    }
}

extension [UInt8] {
    /// RCODE with its upper bits out of an OPT record that the message ends with (RFC 6891 §6.1.3).
    var rcode: Int {
        guard let start = cookieStart else { return Int(self[3] & 0xF) }
        return Int(self[3] & 0xF) | Int(self[start - 6]) << 4
    }

    var isTruncated: Bool { self[2] & 0x02 != 0 }
    var answerCount: Int { Int(self[6]) << 8 | Int(self[7]) }

    /// The client and server cookie of a response that ends with them.
    var cookie: [UInt8]? { cookieStart.map { Array(self[($0 + 4)...]) } }

    private var cookieStart: Int? {
        let start = count - 28
        return start > 12 && Array(self[start..<(start + 4)]) == [0, 10, 0, 24] ? start : nil
    }
}
