internal import Conformance
internal import DNSWire
internal import FixtureFormats

/// What is sent for one query of a case, before any octet is written: the scenario's faults on the right answer.
struct AnswerPlan: Sendable, Hashable {
    var rcode: UInt16 = 0
    var tc = false
    /// What is written behind the question; the cut record too, where the last one is.
    var body: ResponseBody
    /// The records that the body's order is one of.
    var total = 0
    /// Address records that are whole, their copies not counted.
    var records = 0
    /// ANCOUNT, of which 16 bits are written.
    var answerCount = 0
    /// Whether the response has an OPT record.
    var hasOPT: Bool
    /// Whether RA may be set.
    var offersRecursion = true
    /// The octets that leave; fewer than were written when the payload is cut, 0 when nothing is sent.
    var sent = 0
    /// The size of the response as it was written; 0 when there is none.
    var octets = 0
    var action: Exchange.Action = .answered
    /// What must not be believed and comes along.
    var forgery: Fault.Forgery?
    /// What happens to the frame over TCP.
    var delivery = Delivery.whole

    /// How a frame leaves over TCP.
    enum Delivery: Sendable, Hashable {
        case whole
        /// None does: the connection is reset.
        case reset
        /// Half of it, and then the end of the connection.
        case half
        /// In small segments, with a pause in the middle where it is slow.
        case segments(slow: Bool)
        /// In pieces that end at these octets, and then as it was recorded.
        case pieces([Int], ending: Conversation.Connection.Ending)
    }

    /// A UDP payload can't be longer over IPv4: 65,535 less the headers of IP (20) and UDP (8).
    static let largestDatagram = 65_507
    static let largestMessage = 65_535
    /// RFC 1035 §4.2.1.
    static let plainLimit = 512

    init(body: ResponseBody, hasOPT: Bool) {
        self.body = body
        self.hasOPT = hasOPT
    }

    init(_ asked: Query, faults all: [Fault]) {
        let query = asked.taken(by: all)
        let faults = query.struck(by: all)
        if let refusal = Refusal(ofEDNSIn: query, faults: all) ?? Refusal(query, faults: all) {
            self.init(refusal, query)
        } else {
            self.init(answering: query, faults)
        }
        for fault in faults { deliver(fault, over: query.transport) }
    }

    private init(answering query: Query, _ faults: [Fault]) {
        self.init(body: query.body(faults), hasOPT: query.ednsSize != nil && !faults.omit(.opt))
        offersRecursion = !faults.omit(.recursionAvailable)
        total = query.total(faults)
        let whole = take(faults, id: query.id)
        if let truncation = faults.truncation(over: query.transport) {
            truncate(truncation, whole, query)
        } else {
            answer(whole, query, mostOctets: faults.mostOctets(query))
        }
    }

    /// - Returns: how many of the records are answered with.
    private mutating func take(_ faults: [Fault], id: UInt16) -> Int {
        for case .subset(let most) in faults where most < total {
            action = .subset
            body.order = .rotated(by: Int(id) % total)
            return most
        }
        return total
    }

    private mutating func answer(_ whole: Int, _ query: Query, mostOctets: Int) {
        let needed = size(query).octets(count: whole)
        guard needed <= mostOctets else { return truncate(.empty, whole, query) }
        if needed > query.limit { action = .oversize }
        write(whole, octets: needed)
    }

    mutating func write(_ count: Int, octets: Int) {
        body.records = count
        records = count
        answerCount = body.answerCount
        (self.octets, sent) = (octets, octets)
    }

    /// The arithmetic of the response as it is now.
    func size(_ query: Query) -> MessageSize {
        MessageSize(
            body, nameLength: query.nameLength, ownLength: query.ownLength, type: query.type, edns: hasOPT)
    }
}

extension [Fault] {
    fileprivate func omit(_ part: Fault.ResponsePart) -> Bool {
        contains { if case .omit(let parts) = $0 { parts.contains(part) } else { false } }
    }

    fileprivate func truncation(over transport: Transport) -> Fault.Truncation? {
        if transport == .tcp { return contains(.tcp(.truncated)) ? .wholeRecords : nil }
        for case .truncate(let truncation) in self { return truncation }
        return nil
    }

    /// What an answer may have at most before it is truncated.
    fileprivate func mostOctets(_ query: AnswerPlan.Query) -> Int {
        query.transport == .udp && contains { $0.omitsTC(query) } ? AnswerPlan.largestDatagram : query.limit
    }
}

extension Fault {
    fileprivate func omitsTC(_ query: AnswerPlan.Query) -> Bool {
        switch self {
        case .omitTC(.all): true
        case .omitTC(.withoutEDNS): query.ednsSize == nil
        case .omitTC(.withEDNS): query.ednsSize != nil
        default: false
        }
    }
}
