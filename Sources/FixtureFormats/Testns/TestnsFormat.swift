internal import Conformance
internal import DNSWire

/// A data file for ldns-testns 1.8.3 and later: an answer over UDP, one over TCP, and one for everything else.
///
/// ldns-testns writes messages anew with libldns, those in hexadecimal too if it can read them; what it can't read it sends
/// as it stands, the ID patched.
public struct TestnsFormat: FixtureFormat {
    public let name = "testns"
    public let title = "data file for ldns-testns"

    public init() {}

    public func export(_ fixture: Fixture) -> Export {
        do {
            let file = try TestnsDocument(fixture)
            return Export(files: ["testns.data": file.octets], fidelity: file.loss.map { .lossy($0) } ?? .ok)
        } catch {
            return .refused(error.reason)
        }
    }
}

/// Why a form can't say it.
struct Refusal: Error {
    let reason: String

    init(_ reason: String) {
        self.reason = reason
    }
}

/// A testns data file as it is written.
struct TestnsDocument {
    private var text = Text(capacity: 16_384)
    private(set) var loss: String?
    private let question: Question

    var octets: [UInt8] { text.octets }

    /// ldns-testns counts the characters of hexadecimal where it means octets.
    private static let mostHexOctets = 32_767
    /// 65,535 octets less the headers of IP (20) and UDP (8).
    private static let mostDatagramOctets = 65_507

    init(_ fixture: Fixture) throws(Refusal) {
        let conversation = fixture.conversation
        if let fault = conversation.deliveryFault { throw Refusal("ldns-testns always delivers; here \(fault)") }
        if let udp = conversation.udp, udp.responses.count > 1 {
            throw Refusal("ldns-testns can't send \(udp.responses.count) UDP responses that differ in ID or question")
        }
        guard let question = conversation.question, question.isPlain else {
            throw Refusal("there is no question, or its name holds octets that the file can't")
        }
        self.question = question
        text.line("; \(fixture.plainID), for ldns-testns 1.8.3 and later: ldns-testns -p 5353 testns.data")
        text.line("; \(fixture.plainTitle)")
        text.line("$ORIGIN .")
        text.line("$TTL 300")
        try write(udp: conversation.udp?.responses.first?.octets, tcp: conversation.tcp?.message)
        writeAliases(fixture)
        writeCatchAll()
    }

    /// What a resolver asks that follows aliases by itself: over UDP it is sent to TCP where the whole answer was.
    private mutating func writeAliases(_ fixture: Fixture) {
        guard let message = fixture.wholeAnswer else { return }
        let isOverTCP = message.octets == fixture.conversation.tcp?.message
        for (question, records) in message.aliasAnswers {
            text.line()
            if isOverTCP {
                Entry(
                    match: "opcode qtype qname UDP", adjust: "copy_id copy_query", reply: "QR AA RD TC NOERROR",
                    question: question
                ).write(to: &text)
            }
            Entry(
                match: "opcode qtype qname" + (isOverTCP ? " TCP" : ""), adjust: "copy_id copy_query",
                reply: "QR AA RD NOERROR", question: question, message: message, answer: records
            ).write(to: &text)
        }
    }

    private mutating func write(udp: [UInt8]?, tcp: [UInt8]?) throws(Refusal) {
        if let udp {
            // What came over UDP alone, and whole, is the answer over TCP too: nobody has asked there.
            let isWhole = tcp == nil && !(udp.count > 2 && udp[2] & 0x02 != 0)
            try writeAnswer(udp, over: isWhole ? "" : " UDP", most: Self.mostDatagramOctets)
            if tcp == nil, !isWhole { writeEmpty("QR RD RA SERVFAIL", over: "TCP", "no answer over TCP is known") }
        } else {
            writeEmpty("QR AA RD RA TC NOERROR", over: "UDP", "asked over TCP: sent there")
        }
        if let tcp { try writeAnswer(tcp, over: " TCP", most: Message.maximumLength) }
    }

    // MARK: Entries

    private mutating func writeAnswer(_ octets: [UInt8], over transport: String, most: Int) throws(Refusal) {
        guard octets.count <= most else { throw Refusal("\(octets.count) octets don't go over UDP") }
        let match = "opcode qtype qname\(transport)"
        let rewritten = Rewriting(octets)
        if let message = rewritten.plain, let reply = message.replyWords(notImplemented: "NOTIMPL") {
            text.line()
            Entry(match: match, adjust: "copy_id copy_query", reply: reply, question: question, message: message)
                .write(to: &text)
        } else {
            try writeHex(octets, match: match, rewritten)
        }
        if rewritten.changes, loss == nil { loss = "ldns-testns writes the message anew: \(rewritten.change)" }
    }

    private mutating func writeHex(_ octets: [UInt8], match: String, _ rewritten: Rewriting) throws(Refusal) {
        guard octets.count <= Self.mostHexOctets else {
            throw Refusal("ldns-testns takes at most 32767 octets in hexadecimal; this message has \(octets.count)")
        }
        var hex = Text(capacity: octets.count * 2 + 256)
        hex.line("HEX_ANSWER_BEGIN")
        hex.write(hexLines: octets)
        hex.line("HEX_ANSWER_END")
        text.line()
        let why = rewritten.isReadable ? "with its OPT record" : "not well-formed: sent as it stands, but for the ID"
        text.line("; \(why)")
        // The question is what is matched.
        Entry(
            match: match, adjust: rewritten.isReadable ? "copy_id copy_query" : "copy_id", reply: "QR",
            question: question, hex: hex.octets
        ).write(to: &text)
    }

    private mutating func writeEmpty(_ reply: String, over transport: String, _ comment: String) {
        text.line()
        text.line("; \(comment)")
        Entry(
            match: "opcode qtype qname \(transport)", adjust: "copy_id copy_query",
            reply: reply, question: question
        ).write(to: &text)
    }

    /// What resolvers ask besides, such as `. NS`, mustn't go unanswered.
    private mutating func writeCatchAll() {
        text.line()
        text.line("; everything else: no data")
        Entry(
            match: "opcode", adjust: "copy_id copy_query", reply: "QR AA RA NOERROR",
            question: Question(name: .root, type: TypeCode.ns)
        ).write(to: &text)
    }
}
