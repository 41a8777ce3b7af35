import Conformance
import DNSWire
import FixtureFormats
import Scenarios
import Testing

/// Fixtures of every shape that a conversation has.
enum Sample {
    static let zone = "brimful.example."

    static func name(_ scenario: String, _ type: RecordType, _ count: Int) throws -> DomainName {
        try DomainName("00001.\(type.label)\(count).\(scenario).\(zone)")
    }

    static let formats: [any FixtureFormat] = [
        HexFormat(), BinaryFormat(), JSONFormat(), ZoneFormat(), TestnsFormat(), TestboundFormat(), DeckardFormat(),
        DeckardRawFormat(), CFormat(), SwiftFormat(), PythonFormat(),
    ]

    /// What happens over UDP, in few words.
    enum UDPShape: CaseIterable {
        case whole, truncated, partial, cut
    }

    static func query(_ question: Question, edns: UInt16? = nil) throws -> [UInt8] {
        var message = Message(flags: Flags(rd: true), questions: [question])
        message.edns = edns.map { EDNS(udpPayloadSize: $0) }
        return try message.encoded()
    }

    static func response(
        _ question: Question, _ type: RecordType = .a, count: Int, over transport: Transport, tc: Bool = false,
        edns: UInt16? = nil, compressing: Bool = true, aliases: Int = 0
    ) throws -> [UInt8] {
        var message = Message(flags: Flags(qr: true, aa: true, tc: tc, rd: true), questions: [question])
        var owner = question.name
        for number in (0..<aliases).reversed() {
            let target = try question.name.prepending("c\(number)")
            message.answer.append(ResourceRecord(owner: owner, ttl: 300, data: .cname(target)))
            owner = target
        }
        let addresses = TestAddresses(type)
        message.answer += (0..<count).map {
            ResourceRecord(owner: owner, ttl: 300, data: .init(addresses.address($0, over: transport)))
        }
        message.edns = edns.map { EDNS(udpPayloadSize: $0) }
        return try message.encoded(compressing: compressing)
    }

    /// A case whose answer is whole over UDP if it fits, and else over TCP.
    static func fixture(
        _ scenario: String = "clean", _ type: RecordType = .a, count: Int, udp shape: UDPShape? = nil,
        edns: UInt16? = nil, compressing: Bool = true, aliases: Int = 0
    ) throws -> Fixture {
        let question = Question(name: try name(scenario, type, count), type: type.code)
        let query = try query(question, edns: edns)
        func octets(_ count: Int, _ transport: Transport, tc: Bool = false) throws -> [UInt8] {
            try response(
                question, type, count: count, over: transport, tc: tc, edns: edns, compressing: compressing,
                aliases: tc ? 0 : aliases)
        }
        let whole = try octets(count, .udp)
        let shape = shape ?? (whole.count <= Int(edns ?? 512) ? .whole : .truncated)
        let udp =
            switch shape {
            case .whole: whole
            case .truncated: try octets(0, .udp, tc: true)
            case .partial: try octets(min(count, 20), .udp, tc: true)
            case .cut: Array(try octets(count, .udp).prefix(512))
            }
        let tcp = shape == .whole ? nil : connection(query, try octets(count, .tcp))
        return try fixture(
            scenario, type, count: count, question,
            Conversation(udp: .init(query: query, responses: [.init(udp)]), tcp: tcp))
    }

    static func fixture(
        _ scenario: String, _ type: RecordType, count: Int, _ question: Question, _ conversation: Conversation
    ) throws -> Fixture {
        Fixture(
            id: "\(scenario)/\(type.label)\(count)/udp512", scenario: try scenarioValue(scenario), name: question.name,
            type: type, count: count, conversation: conversation)
    }

    static func scenarioValue(_ name: String) throws -> Scenario {
        try #require(ScenarioCatalogue.all.first { $0.name == name })
    }

    static func connection(_ query: [UInt8], _ message: [UInt8]) -> Conversation.Connection {
        .init(opening: .accepted, query: query, segments: [frame(message)], ending: .client)
    }

    static func frame(_ message: [UInt8]) -> [UInt8] {
        [UInt8(message.count >> 8), UInt8(message.count & 0xFF)] + message
    }

    static func addresses(_ count: Int, _ type: RecordType = .a, over transport: Transport) -> [String] {
        (0..<count).map { TestAddresses(type).address($0, over: transport).description }
    }
}

/// Numbers that look random, the same on every machine.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}

func text(_ octets: [UInt8]?) -> String { String(decoding: octets ?? [], as: UTF8.self) }
