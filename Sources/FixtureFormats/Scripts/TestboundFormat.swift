internal import Conformance
internal import DNSWire

/// A replay file for unbound's testbound, which plays unbound's network in its own process, without any fallback to TCP on
/// unbound's way to its servers.
///
/// The answer is there octet by octet, in hexadecimal with comments: testbound hands it to unbound as it is, but for the ID.
public struct TestboundFormat: FixtureFormat {
    public let name = "testbound"
    public let title = "replay file for unbound's testbound"

    public init() {}

    public func export(_ fixture: Fixture) -> Export {
        do {
            let script = try TestboundScript(fixture)
            return Export(files: ["testbound.rpl": script.octets], fidelity: script.loss.map { .lossy($0) } ?? .ok)
        } catch {
            return .refused(error.reason)
        }
    }
}

struct TestboundScript {
    private var text = Text(capacity: 32_768)
    private(set) var loss: String?
    private let fixture: Fixture
    private let question: Question

    var octets: [UInt8] { text.octets }

    /// testbound keeps 65,536 characters of hexadecimal, comments and ends of lines among them.
    private static let mostCharacters = 65_000
    private static let mostHexOctets = 32_700
    /// Of a message with every name in full.
    private static let mostOctets = 65_535

    /// An upstream that can have any name, so that neither root nor delegation is asked for.
    private static let head = """
        server:
        \tqname-minimisation: no
        \trrset-roundrobin: no
        \tminimal-responses: no
        forward-zone:
        \tname: "."
        \tforward-addr: 192.0.2.53
        CONFIG_END

        """

    init(_ fixture: Fixture) throws(Refusal) {
        guard let question = fixture.conversation.question, question.isPlain else {
            throw Refusal("there is no question, or its name holds octets that the file can't")
        }
        let answer = try SingleAnswer(fixture, for: "testbound")
        (self.fixture, self.question, loss) = (fixture, question, answer.loss)
        text.line("; \(fixture.plainID), for unbound's testbound: testbound -p testbound.rpl")
        text.line("; \(fixture.plainTitle)")
        text.line(Self.head)
        text.line("SCENARIO_BEGIN \(fixture.plainID)")
        try writeUpstream(answer.octets)
        writeSteps(answer.octets)
        text.line("SCENARIO_END")
    }

    private mutating func writeUpstream(_ answer: [UInt8]) throws(Refusal) {
        guard answer.count <= Self.mostHexOctets else {
            throw Refusal("testbound takes at most \(Self.mostHexOctets) octets; this message has \(answer.count)")
        }
        text.line("RANGE_BEGIN 0 100")
        text.line("\tADDRESS 192.0.2.53")
        var hex = Text(capacity: answer.count * 10 + 1024)
        hex.line("HEX_ANSWER_BEGIN")
        let dump = MessageDump(answer, title: "as it is").octets
        if dump.count <= Self.mostCharacters {
            hex.write(dump)
        } else {
            hex.write(hexLines: answer, octetsPerLine: 4096)
        }
        hex.line("HEX_ANSWER_END")
        Entry(match: "opcode qtype qname", adjust: "copy_id", reply: "QR", question: question, hex: hex.octets)
            .write(to: &text)
        try writeAliases(answer)
        text.line("RANGE_END")
        text.line()
    }

    private mutating func writeAliases(_ answer: [UInt8]) throws(Refusal) {
        guard let message = try? StrictMessage(reading: answer) else { return }
        for (question, records) in message.aliasAnswers {
            guard uncompressed(records, of: message) <= Self.mostOctets else {
                throw Refusal("testbound has no room for the records behind an alias with names in full")
            }
            Entry(
                match: "opcode qtype qname", adjust: "copy_id", reply: "QR AA NOERROR", question: question,
                message: message, answer: records
            ).write(to: &text)
        }
    }

    /// The client asks over TCP, where there is room for all of the answer.
    private mutating func writeSteps(_ answer: [UInt8]) {
        text.line("STEP 10 QUERY")
        Entry(match: "TCP", reply: "RD", question: question).write(to: &text)
        text.line("STEP 20 CHECK_ANSWER")
        guard fixture.mustBeComplete, let message = fixture.wholeAnswer, message.octets == answer else {
            text.line("; whatever it is: it needn't hold all addresses")
            return Entry(match: "question TCP", reply: "QR", question: question).write(to: &text)
        }
        let records = message.distinctAnswers
        guard uncompressed(records, of: message) <= Self.mostOctets else {
            loss =
                loss
                ?? "testbound has no room for \(records.count) records with names in full: the check is for NOERROR"
            return Entry(match: "rcode question TCP", reply: "QR NOERROR", question: question).write(to: &text)
        }
        Entry(
            match: "rcode question answer TCP", reply: "QR NOERROR", question: question, message: message,
            answer: records
        )
        .write(to: &text)
    }

    private func uncompressed(_ records: [StrictMessage.Record], of message: StrictMessage) -> Int {
        // The last owner is the longest in a chain of aliases.
        let owner = max(question.name.length, records.last.map { message.owner(of: $0).length } ?? 0)
        return Message.headerLength + question.name.length + 4 + records.reduce(0) { $0 + owner + 10 + $1.data.count }
    }
}
