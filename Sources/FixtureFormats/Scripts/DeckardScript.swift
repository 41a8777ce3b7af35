internal import Conformance
internal import DNSWire

/// A Deckard scenario: a root server that has everything, the answer, a query and what is then expected.
struct DeckardScript {
    private var text = Text(capacity: 32_768)
    private(set) var loss: String?
    private let fixture: Fixture
    private let question: Question
    /// What is sent, over UDP and TCP alike.
    private let answer: [UInt8]

    /// Deckard builds messages of records with dnspython, which takes no more without being told.
    private static let mostTextOctets = 4096
    private static let mostRawOctets = 65_507
    /// What the client of a Deckard scenario takes over UDP.
    private static let clientOctets = 4096

    static func export(_ fixture: Fixture, file: String, isRaw: Bool) -> Export {
        do {
            let script = try DeckardScript(fixture, isRaw: isRaw)
            return Export(files: [file: script.text.octets], fidelity: script.loss.map { .lossy($0) } ?? .ok)
        } catch {
            return .refused(error.reason)
        }
    }

    private init(_ fixture: Fixture, isRaw: Bool) throws(Refusal) {
        guard let question = fixture.conversation.question, question.isPlain else {
            throw Refusal("there is no question, or its name holds octets that the file can't")
        }
        let single = try SingleAnswer(fixture, for: "Deckard")
        (self.fixture, self.question, answer, loss) = (fixture, question, single.octets, single.loss)
        writeHead()
        if isRaw { try writeRaw() } else { try writeText() }
        try writeAliases()
        text.line("RANGE_END")
        writeSteps()
        text.line("SCENARIO_END")
    }

    // MARK: Server

    private mutating func writeHead() {
        text.line("; \(fixture.plainID), for Deckard")
        text.line("; \(fixture.plainTitle)")
        text.line("do-ip6: no")
        text.line("query-minimization: off")
        text.line("stub-addr: 193.0.14.129")
        text.line("CONFIG_END")
        text.line()
        text.line("SCENARIO_BEGIN \(fixture.plainID)")
        text.line("RANGE_BEGIN 0 100")
        text.line("\tADDRESS 193.0.14.129")
        // Knot Resolver and BIND ask for the root's name servers first.
        text.write(Self.priming)
    }

    private static let priming = """
        ENTRY_BEGIN
        MATCH opcode qtype qname
        ADJUST copy_id
        REPLY QR AA NOERROR
        SECTION QUESTION
        . IN NS
        SECTION ANSWER
        . 518400 IN NS k.root-servers.net.
        SECTION ADDITIONAL
        k.root-servers.net. 518400 IN A 193.0.14.129
        ENTRY_END
        ENTRY_BEGIN
        MATCH opcode qtype qname
        ADJUST copy_id
        REPLY QR AA NOERROR
        SECTION QUESTION
        k.root-servers.net. IN A
        SECTION ANSWER
        k.root-servers.net. 518400 IN A 193.0.14.129
        ENTRY_END

        """

    private mutating func writeText() throws(Refusal) {
        guard let message = try? StrictMessage(reading: answer) else {
            throw Refusal("the answer is not well-formed; deckard-raw has it")
        }
        guard answer.count <= Self.mostTextOctets else {
            throw Refusal(
                "Deckard builds messages of at most 4096 octets; this one has \(answer.count); deckard-raw has it")
        }
        guard let reply = message.replyWords(notImplemented: "NOTIMP") else {
            throw Refusal("Deckard has no word for OPCODE \(message.flags.opcode) with RCODE \(message.rcode)")
        }
        // dnspython writes names as libldns does.
        let rewriting = Rewriting(answer)
        if message.edns != nil {
            loss = loss ?? "Deckard has an OPT record in the answer whenever the query has one"
        } else if rewriting.changes || fixture.scenario.faults.contains(.noCompression) {
            loss = loss ?? "Deckard writes the message anew: \(rewriting.change)"
        }
        Entry(
            match: "opcode qtype qname", adjust: "copy_id", reply: reply, question: question, message: message
        ).write(to: &text)
    }

    private mutating func writeRaw() throws(Refusal) {
        guard answer.count <= Self.mostRawOctets else { throw Refusal("\(answer.count) octets don't go over UDP") }
        var raw = Text(capacity: answer.count * 2 + 8)
        raw.line("RAW")
        raw.write(hex: answer)
        raw.line()
        Entry(match: "opcode qtype qname", adjust: "raw_id", reply: "", question: question, hex: raw.octets)
            .write(to: &text)
    }

    private mutating func writeAliases() throws(Refusal) {
        guard let message = try? StrictMessage(reading: answer) else { return }
        for (question, records) in message.aliasAnswers {
            guard answer.count <= Self.mostTextOctets else {
                throw Refusal("Deckard builds what is behind an alias in at most 4096 octets")
            }
            Entry(
                match: "opcode qtype qname", adjust: "copy_id", reply: "QR AA NOERROR", question: question,
                message: message, answer: records
            ).write(to: &text)
        }
    }

    // MARK: Client

    private mutating func writeSteps() {
        text.line()
        text.line("STEP 10 QUERY")
        Entry(reply: "RD", question: question).write(to: &text)
        text.line("STEP 20 CHECK_ANSWER")
        // The OPT record comes on top.
        guard fixture.mustBeComplete, let message = fixture.wholeAnswer, message.octets == answer,
            answer.count + EDNS.recordLength <= Self.clientOctets
        else {
            text.line("; all that is known of it")
            return Entry(match: "question", reply: "", question: question).write(to: &text)
        }
        Entry(
            match: "rcode question answer", reply: "NOERROR", question: question, message: message,
            answer: message.distinctAnswers
        ).write(to: &text)
    }
}
