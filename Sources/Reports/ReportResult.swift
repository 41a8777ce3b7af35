import Conformance

/// One result as the JSON report has it.
struct ReportResult: Encodable {
    let id: String
    let subject: String
    let scenario: String
    let type: RecordType
    let count: Int
    let view: View
    let octets: Int
    let outcome: Outcome
    let verdict: Verdict
    let flags: [Flag]
    let addresses: ReportAddresses
    let reply: ReportReply
    let origin: [ReportExchange]
    /// Whether nobody tells what the origin saw.
    let unseen: Bool
    let again: [ReportRepetition]
    let conduct: ReportConduct
    let leg: Leg
    @Nullable var rule: Rule?
    let why: String
    @Nullable var known: ReportKnown?
    let standing: String
    @Nullable var accepted: ReportKnown?

    init(_ result: CaseResult, in assessment: Assessment) {
        self.init(result, known: assessment.audit.known(result), standing: assessment.standing(of: result))
    }

    /// - Parameter standing: what it means for a run that accepts nothing, unless told otherwise.
    init(_ result: CaseResult, known: KnownDeviation?, standing: Assessment.Standing? = nil) {
        let standing = standing ?? Assessment.Standing(result.verdict)
        self.standing = standing.word
        _accepted = Nullable(wrappedValue: ReportKnown(standing))
        let observation = result.observation
        id = observation.testCase.id
        subject = observation.subject.fullName
        scenario = observation.testCase.scenario
        type = observation.testCase.type
        count = observation.testCase.count
        view = observation.testCase.view
        octets = observation.octets
        outcome = result.outcome
        verdict = result.verdict
        flags = result.flags
        addresses = ReportAddresses(observation.reply.addresses)
        reply = ReportReply(observation.reply)
        origin = observation.exchanges.map(ReportExchange.init)
        unseen = observation.isUnseen
        again = observation.repetitions.map(ReportRepetition.init)
        conduct = ReportConduct(result.conduct)
        leg = result.leg
        _rule = Nullable(wrappedValue: result.rule)
        why = result.why
        _known = Nullable(wrappedValue: known.map { ReportKnown(reason: $0.reason, source: $0.source) })
    }
}

/// Why a failure was to be expected, and where that can be read.
struct ReportKnown: Encodable {
    let reason: String
    let source: String

    init(reason: String, source: String) {
        self.reason = reason
        self.source = source
    }

    /// nil where nothing is accepted.
    init?(_ standing: Assessment.Standing) {
        guard case .accepted(let reason, let source) = standing else { return nil }
        self.init(reason: reason, source: source)
    }
}

struct ReportAddresses: Encodable {
    let expected: Int
    let received: Int
    let missing: Int
    let foreign: Int
    let duplicate: Int
    let viaTCP: Int
    let inOrder: Bool

    init(_ tally: AddressTally) {
        expected = tally.expected
        received = tally.received
        missing = tally.missing
        foreign = tally.foreign
        duplicate = tally.duplicate
        viaTCP = tally.viaTCP
        inOrder = tally.isInOrder
    }
}

struct ReportReply: Encodable {
    @Nullable var rcode: Int?
    @Nullable var tc: Bool?
    @Nullable var error: String?
    let elapsedMs: Double
    let status: String
    @Nullable var signal: String?
    let log: [String]

    init(_ reply: Reply) {
        _rcode = Nullable(wrappedValue: reply.rcode)
        _tc = Nullable(wrappedValue: reply.tc)
        _error = Nullable(wrappedValue: reply.error)
        elapsedMs = tenths(reply.elapsedMs)
        status = reply.status.words
        _signal = Nullable(wrappedValue: reply.status.signalName)
        log = reply.log
    }
}

struct ReportExchange: Encodable {
    let transport: Transport
    @Nullable var type: RecordType?
    @Nullable var ednsSize: Int?
    let octets: Int
    let tc: Bool
    let action: Exchange.Action
    let atMs: Double

    init(_ exchange: Exchange) {
        transport = exchange.transport
        _type = Nullable(wrappedValue: exchange.type)
        _ednsSize = Nullable(wrappedValue: exchange.ednsSize)
        octets = exchange.octets
        tc = exchange.tc
        action = exchange.action
        atMs = tenths(exchange.atMs)
    }
}

extension Reply.Status {
    /// One word, and what belongs to it.
    var words: String {
        switch self {
        case .answered: "answered"
        case .timedOut: "timedOut"
        case .hung: "hung"
        case .exited(let code): "exited \(code)"
        case .signalled(let signal): "signalled \(signal)"
        case .gone: "gone"
        case .ended(let excess): "ended: \(excess.rawValue)"
        case .outOfStep: "outOfStep"
        case .unreadable(let why): "unreadable: \(why)"
        case .harness(let why): "harness: \(why)"
        }
    }
}

/// Rounded to a tenth; JSON has no number for what is not finite.
func tenths(_ milliseconds: Double) -> Double {
    let rounded = (milliseconds * 10).rounded() / 10
    return rounded.isFinite ? rounded : 0
}
