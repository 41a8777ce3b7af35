import Conformance
import DNSWire
import FixtureFormats

/// Conversations of every shape, and the fixtures that hold them.
enum CaptureSamples {
    static let name = "www.brimful.example."

    /// A query for the name's A records.
    static func query(
        _ name: String = name, id: UInt16 = 0x4242, edns: EDNS? = nil, type: UInt16 = 1
    ) throws -> [UInt8] {
        try Message(
            id: id, flags: Flags(rd: true), questions: [Question(name: DomainName(name), type: type)], edns: edns
        ).encoded()
    }

    /// A response with so many addresses.
    static func response(
        _ count: Int, _ name: String = name, id: UInt16 = 0x4242, tc: Bool = false
    ) throws -> [UInt8] {
        let owner = try DomainName(name)
        return try Message(
            id: id, flags: Flags(qr: true, aa: true, tc: tc, rd: true), questions: [Question(name: owner, type: 1)],
            answer: (0..<count).map { index in
                ResourceRecord(owner: owner, ttl: 60, data: .a([198, 18, UInt8(index >> 8), UInt8(index & 0xFF)]))
            }
        ).encoded()
    }

    /// With its length prefix.
    static func framed(_ message: [UInt8]) -> [UInt8] {
        [UInt8(message.count >> 8), UInt8(message.count & 0xFF)] + message
    }

    static func accepted(
        _ segments: [[UInt8]], _ ending: Conversation.Connection.Ending = .client
    ) throws -> Conversation.Connection {
        .init(opening: .accepted, query: try query(), segments: segments, ending: ending)
    }

    static func datagrams(_ responses: Conversation.Response...) throws -> Conversation.Datagrams {
        .init(query: try query(), responses: responses)
    }

    static func fixture(_ conversation: Conversation, count: Int = 1) throws -> Fixture {
        let scenario = Scenario(
            name: "sample", title: "sample", wire: "", requirement: "", faults: [], expectation: .complete,
            rule: Rule(rfc: "RFC 1035", section: "4", text: ""), victims: [])
        return Fixture(
            id: "sample/a\(count)/stub", scenario: scenario, name: try DomainName(name), type: .a, count: count,
            conversation: conversation)
    }

    static func pcap(_ conversation: Conversation) throws -> [UInt8] {
        PcapFormat(hasAll: true).export(try fixture(conversation)).files["exchange.pcap"] ?? []
    }
}

/// One shape with its name.
struct CaptureShape: CustomStringConvertible {
    let description: String
    let conversation: Conversation
    /// Whether its own octets are such that a dissector complains.
    var isMalformed = false

    static var all: [CaptureShape] { get throws { try udp + tcp + both } }

    private static var udp: [CaptureShape] {
        get throws {
            let right = Conversation.Response(try CaptureSamples.response(20))
            var forged = right
            forged.isForeign = true
            let wrongID = Conversation.Response(try CaptureSamples.response(20, id: 0xBEEF))
            let wrongQuestion = Conversation.Response(try CaptureSamples.response(1, "other.brimful.example."))
            let cut = Conversation.Response(Array(right.octets.prefix(100)))
            return [
                .init(description: "answered", conversation: .init(udp: try CaptureSamples.datagrams(right))),
                .init(description: "silent", conversation: .init(udp: try CaptureSamples.datagrams())),
                .init(
                    description: "foreign", conversation: .init(udp: try CaptureSamples.datagrams(forged, right))),
                .init(
                    description: "wrong ID", conversation: .init(udp: try CaptureSamples.datagrams(wrongID, right))),
                .init(
                    description: "wrong question",
                    conversation: .init(udp: try CaptureSamples.datagrams(wrongQuestion, right))),
                .init(description: "twice", conversation: .init(udp: try CaptureSamples.datagrams(right, right))),
                .init(
                    description: "cut", conversation: .init(udp: try CaptureSamples.datagrams(cut)), isMalformed: true),
                .init(
                    description: "header only",
                    conversation: .init(udp: try CaptureSamples.datagrams(.init(Array(right.octets.prefix(12))))),
                    isMalformed: true),
                .init(
                    description: "three octets",
                    conversation: .init(udp: try CaptureSamples.datagrams(.init(Array(right.octets.prefix(3))))),
                    isMalformed: true),
                .init(
                    description: "one octet",
                    conversation: .init(udp: try CaptureSamples.datagrams(.init([0x42]))), isMalformed: true),
                .init(
                    description: "longer than the MTU",
                    conversation: .init(udp: try CaptureSamples.datagrams(.init(try CaptureSamples.response(4000))))),
            ]
        }
    }

    private static var tcp: [CaptureShape] {
        get throws {
            let whole = CaptureSamples.framed(try CaptureSamples.response(40))
            let largest = CaptureSamples.framed(try CaptureSamples.response(4092))
            let pieces = [Array(whole.prefix(1)), Array(whole[1..<2]), Array(whole[2..<300]), Array(whole[300...])]
            let octets = whole.map { [$0] }
            let half = Array(whole.prefix(whole.count / 2))
            return [
                try accepted("in one piece", [whole]), try accepted("in pieces", pieces),
                try accepted("octet by octet", octets), try accepted("the largest", [largest]),
                try accepted("server ends", [whole], .server), try accepted("reset after all", [whole], .reset),
                try accepted("half and FIN", [half], .server), try accepted("half and RST", [half], .reset),
                try accepted("half and silence", [half]), try accepted("one octet and FIN", [[7]], .server),
                try accepted("silence", []), try accepted("FIN at once", [], .server),
                try accepted("RST at once", [], .reset), try accepted("two messages", [whole, whole]),
                .init(
                    description: "TCP: no query",
                    conversation: .init(
                        tcp: .init(opening: .accepted, query: nil, segments: [], ending: .server))),
                .init(
                    description: "TCP: refused",
                    conversation: .init(tcp: .init(opening: .refused, query: nil, segments: [], ending: .reset))),
                .init(
                    description: "TCP: ignored",
                    conversation: .init(tcp: .init(opening: .ignored, query: nil, segments: [], ending: .client))),
            ]
        }
    }

    private static func accepted(
        _ description: String, _ segments: [[UInt8]], _ ending: Conversation.Connection.Ending = .client
    ) throws -> CaptureShape {
        let connection = try CaptureSamples.accepted(segments, ending)
        return .init(description: "TCP: \(description)", conversation: .init(tcp: connection))
    }

    /// A truncated response, and no response, before each.
    private static var both: [CaptureShape] {
        get throws {
            let truncated = try CaptureSamples.datagrams(.init(try CaptureSamples.response(0, tc: true)))
            return try tcp.flatMap { shape in
                [("TC", truncated), ("no response", try CaptureSamples.datagrams())].map { title, udp in
                    CaptureShape(
                        description: "\(title), then \(shape)",
                        conversation: .init(udp: udp, tcp: shape.conversation.tcp), isMalformed: shape.isMalformed)
                }
            }
        }
    }
}
