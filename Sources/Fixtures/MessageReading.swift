internal import Conformance
internal import DNSWire
internal import FixtureFormats

/// Every message of a fixture, read by libldns and by the strict reader: what the scenario leaves whole must be understood by
/// both in the same way.
struct MessageReading {
    /// What is wrong, each with its file in front.
    private(set) var complaints: [String] = []

    init(of fixture: Fixture) {
        for message in fixture.conversation.messages {
            let isCut = message.name != "udp.query" && fixture.scenario.faults.contains(where: \.mayCutMessages)
            if let complaint = Self.complaint(message.octets, mayBeCut: isCut || fixture.isCaptured) {
                complaints.append("\(message.name)\(FixtureFiles.octetsEnding): \(complaint)")
            }
        }
    }

    private static func complaint(_ octets: [UInt8], mayBeCut: Bool) -> String? {
        let strict: StrictMessage
        do { strict = try StrictMessage(reading: octets) } catch {
            return mayBeCut ? nil : "the strict reader: \(error)"
        }
        do {
            let message = try Message(decoding: octets)
            let agrees =
                message.questions == strict.questions && message.flags == strict.flags
                && message.rcode == strict.rcode && message.edns == strict.edns
                && message.answer.map(\.data.type) == strict.answer.map(\.type)
            return agrees ? nil : "libldns reads another message in it than the strict reader"
        } catch {
            return "libldns: \(error)"
        }
    }
}

extension Fixture {
    fileprivate var isCaptured: Bool { scenario.name == "captured" }
}

extension Fault {
    /// Whether it leaves octets that are no message.
    fileprivate var mayCutMessages: Bool {
        switch self {
        case .cut, .truncate(.cutRecord), .truncate(.countsOnly), .tcp(.halfFrame): true
        case .firstTime(let faults): faults.contains(where: \.mayCutMessages)
        default: false
        }
    }
}
