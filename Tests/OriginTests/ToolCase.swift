import Conformance
import DNSWire
import Scenarios
import Testing

@testable import Origin

/// One question that other programs are made to ask or to read.
struct ToolCase {
    let scenario: Scenario
    let type: RecordType
    let count: Int
    let transport: Transport
    let ednsSize: UInt16?

    /// Every scenario over both transports, at counts on both sides of 512, 1232 and 65,535 octets.
    static let all = ScenarioCatalogue.all.flatMap { of($0) }

    static func of(_ scenario: Scenario) -> [ToolCase] {
        let ways: [(Transport, UInt16?)] = [(.udp, nil), (.udp, 1232), (.tcp, nil)]
        let counts: [(RecordType, Int)] = [(.a, 1), (.a, 28), (.a, 40), (.aaaa, 40), (.a, 1000), (.a, 4092)]
        return ways.flatMap { transport, ednsSize in
            counts.map { type, count in
                ToolCase(scenario: scenario, type: type, count: count, transport: transport, ednsSize: ednsSize)
            }
        }
    }

    var query: Query {
        get throws { try Query(scenario.name, type, count: count, ednsSize: ednsSize) }
    }

    /// The origin's octets; none when the path drops them.
    func octets(_ bench: Bench) throws -> [UInt8] {
        try bench.octets(to: query.octets, over: transport)
    }

    /// Whether the octets are no message, so that whoever reads them should complain.
    func isCut(_ octets: [UInt8]) -> Bool {
        let cuts = scenario.faults.contains { fault in
            switch fault {
            case .cut, .truncate(.cutRecord), .truncate(.countsOnly): true
            default: false
            }
        }
        return cuts && transport == .udp && (try? StrictMessage(reading: octets)) == nil
    }

    /// Whether a client over a socket gets the octets whole.
    func arrives(_ octets: [UInt8]) -> Bool {
        !octets.isEmpty && (transport == .udp || !scenario.faults.contains(.tcp(.halfFrame)))
    }

    var title: Comment {
        "\(scenario.name) \(type.label)\(count) \(transport.rawValue) EDNS \(ednsSize.map { "\($0)" } ?? "none")"
    }
}

/// What a program says of a message.
struct ToolReading: Equatable {
    var rcode = "NOERROR"
    /// In the order of the header: qr, aa, tc, rd, ra.
    var flags: Set<String> = []
    /// QDCOUNT, ANCOUNT, NSCOUNT, ARCOUNT as the header tells them.
    var counts: [Int] = []
    var addresses: [String] = []
    var octets = 0
    var isMalformed = false

    init() {}

    /// What our own strict reader says; of a cut message what its header and its whole records say.
    init(_ octets: [UInt8], of toolCase: ToolCase) throws {
        self.octets = octets.count
        isMalformed = toolCase.isCut(octets)
        counts = stride(from: 4, to: 12, by: 2).map { Int(octets[$0]) << 8 | Int(octets[$0 + 1]) }
        if isMalformed {
            flags = octets[2] & 0x02 == 0 ? ["qr", "rd", "ra"] : ["qr", "tc", "rd", "ra"]
            let first = try 16 + toolCase.query.name.length
            let owner = toolCase.scenario.faults.contains(.noCompression) ? try toolCase.query.name.length : 2
            let whole = (octets.count - first) / (owner + 10 + toolCase.type.dataLength)
            let addresses = TestAddresses(toolCase.type)
            self.addresses = (0..<whole).map { addresses.address($0, over: toolCase.transport).description }
        } else {
            let message = try StrictMessage(reading: octets)
            rcode = Self.name(ofRCODE: Int(message.rcode))
            flags = Self.names(message.flags)
            addresses = message.addresses(toolCase.type).map(\.description)
        }
    }

    static func name(ofRCODE rcode: Int) -> String {
        [0: "NOERROR", 1: "FORMERR", 2: "SERVFAIL", 3: "NXDOMAIN", 16: "BADVERS"][rcode] ?? "\(rcode)"
    }

    /// Whether an address is one under test, and not a name server's.
    static func isTested(_ address: String, _ type: RecordType) -> Bool {
        Address(address).flatMap { TestAddresses(type).origin(of: $0) } != nil
    }

    static func names(_ flags: Flags) -> Set<String> {
        let all = [
            ("qr", flags.qr), ("aa", flags.aa), ("tc", flags.tc), ("rd", flags.rd), ("ra", flags.ra), ("ad", flags.ad),
            ("cd", flags.cd),
        ]
        return Set(all.filter(\.1).map(\.0))
    }
}
