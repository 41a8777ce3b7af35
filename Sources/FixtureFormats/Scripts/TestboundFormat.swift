internal import Conformance
internal import DNSWire

/// A replay file for unbound's testbound, which plays unbound's network in its own process.
///
/// The upstream's answers are there octet by octet, in hexadecimal with comments: testbound hands them to unbound as they are,
/// but for the ID.
public struct TestboundFormat: FixtureFormat {
    public let name = "testbound"
    public let title = "replay file for unbound's testbound"

    public init() {}

    public func export(_ fixture: Fixture) -> Export {
        do {
            return Export(files: ["testbound.rpl": try TestboundScript(fixture).octets])
        } catch {
            return .refused(error.reason)
        }
    }
}

struct TestboundScript {
    private var text = Text(capacity: 32_768)
    private let fixture: Fixture
    private let question: Question

    var octets: [UInt8] { text.octets }

    /// testbound keeps 65,536 characters of hexadecimal, and packets of 65,536 octets with every name in full.
    private static let mostHexOctets = 32_768
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
        let conversation = fixture.conversation
        if let fault = conversation.deliveryFault {
            throw Refusal("testbound has no network: it can't play that \(fault)")
        }
        if let udp = conversation.udp, udp.responses.count > 1 {
            throw Refusal("testbound gives one response to a query, and here are \(udp.responses.count)")
        }
        guard let question = conversation.question, question.isPlain else {
            throw Refusal("there is no question, or its name holds octets that the file can't")
        }
        (self.fixture, self.question) = (fixture, question)
        text.line("; \(fixture.id), for unbound's testbound: testbound -p testbound.rpl")
        text.line("; \(fixture.scenario.title)")
        text.line(Self.head)
        text.line("SCENARIO_BEGIN \(fixture.id)")
        try writeUpstream(udp: conversation.udp?.responses.first?.octets, tcp: conversation.tcp?.message)
        try writeSteps()
        text.line("SCENARIO_END")
    }

    // MARK: Upstream

    private mutating func writeUpstream(udp: [UInt8]?, tcp: [UInt8]?) throws(Refusal) {
        text.line("RANGE_BEGIN 0 100")
        text.line("\tADDRESS 192.0.2.53")
        if let udp {
            try writeAnswer(udp, match: tcp == nil ? "opcode qtype qname" : "opcode qtype qname UDP")
        } else {
            // Asked over TCP: sent there.
            Entry(
                match: "opcode qtype qname UDP", adjust: "copy_id copy_query", reply: "QR AA TC RD RA NOERROR",
                question: question
            ).write(to: &text)
        }
        if let tcp { try writeAnswer(tcp, match: "opcode qtype qname TCP") }
        text.line("RANGE_END")
        text.line()
    }

    private mutating func writeAnswer(_ octets: [UInt8], match: String) throws(Refusal) {
        guard octets.count <= Self.mostHexOctets else {
            throw Refusal("testbound takes at most 32768 octets in hexadecimal; this message has \(octets.count)")
        }
        var hex = Text(capacity: octets.count * 10 + 1024)
        hex.line("HEX_ANSWER_BEGIN")
        hex.write(MessageDump(octets, title: "verbatim").octets)
        hex.line("HEX_ANSWER_END")
        Entry(match: match, adjust: "copy_id", reply: "QR", question: question, hex: hex.octets).write(to: &text)
    }

    // MARK: Client

    private mutating func writeSteps() throws(Refusal) {
        text.line("STEP 10 QUERY")
        Entry(match: "TCP", reply: "RD", question: question).write(to: &text)
        text.line("STEP 20 CHECK_ANSWER")
        guard fixture.mustBeComplete, let message = fixture.wholeAnswer else {
            text.line("; whatever it is: nobody can be blamed for less than all addresses")
            return Entry(match: "question TCP", reply: "QR", question: question).write(to: &text)
        }
        let answer = message.distinctAnswers
        let uncompressed = answer.reduce(0) { $0 + message.owner(of: $1).length + 10 + $1.data.count }
        guard uncompressed + Message.headerLength + question.name.length + 4 <= Self.mostOctets else {
            throw Refusal("testbound writes names in full, and \(answer.count) records are then more than 65535 octets")
        }
        var records = RecordText(message)
        text.line("ENTRY_BEGIN\nMATCH rcode question answer TCP\nREPLY QR NOERROR\nSECTION QUESTION")
        text.line("\(question.name) \(Mnemonic.recordClass(question.recordClass)) \(Mnemonic.type(question.type))")
        text.line("SECTION ANSWER")
        for record in answer {
            records.write(record, to: &text)
            text.line()
        }
        text.line("ENTRY_END")
    }
}
