/// A message read as far as it is good, so that a damaged one can be shown: in what `StrictMessage` refuses, the parts that
/// come before the damage.
public struct PartialMessage: Sendable {
    public let octets: [UInt8]
    /// QDCOUNT, ANCOUNT, NSCOUNT and ARCOUNT as the header tells them; nil when the header is cut.
    public let counts: [Int]?
    public let questions: [Part]
    /// The whole records, each with its section.
    public let records: [Record]
    /// What is wrong first; nil in a good message.
    public let error: WireError?
    /// The octet at which the reading ended: everything before it is good.
    public let end: Int

    /// One question and where it stands.
    public struct Part: Sendable {
        public let question: Question
        public let range: Range<Int>
    }

    public struct Record: Sendable {
        public let section: Section
        public let record: StrictMessage.Record
    }

    public init(reading octets: [UInt8]) {
        var reading = Reading(octets)
        do throws(WireError) {
            try reading.read()
            error = nil
        } catch {
            self.error = error
        }
        self.octets = octets
        (counts, questions, records, end) = (reading.counts, reading.questions, reading.records, reading.end)
    }

    /// A record's owner, its case kept.
    public func owner(of record: StrictMessage.Record) -> DomainName {
        NameWalk(octets).name(at: record.start)
    }

    /// The name that begins at an octet of a good record's RDATA.
    public func name(at start: Int) -> DomainName {
        NameWalk(octets).name(at: start)
    }
}

/// Goes on part by part; what was read stays when the next part is bad.
private struct Reading {
    private var reader: StrictReader
    private(set) var counts: [Int]?
    private(set) var questions: [PartialMessage.Part] = []
    private(set) var records: [PartialMessage.Record] = []
    private(set) var end = 0

    init(_ octets: [UInt8]) {
        reader = StrictReader(octets)
    }

    mutating func read() throws(WireError) {
        let header = try reader.header()
        counts = [header.questionCount, header.answerCount, header.authorityCount, header.additionalCount]
        end = reader.position
        for _ in 0..<header.questionCount { try readQuestion() }
        for _ in 0..<header.answerCount { try readRecord(.answer) }
        for _ in 0..<header.authorityCount { try readRecord(.authority) }
        for _ in 0..<header.additionalCount { try readRecord(.additional) }
        try reader.end()
    }

    private mutating func readQuestion() throws(WireError) {
        for question in try reader.questions(1) {
            questions.append(.init(question: question, range: end..<reader.position))
        }
        end = reader.position
    }

    private mutating func readRecord(_ section: Section) throws(WireError) {
        for record in try reader.records(1, in: section) { records.append(.init(section: section, record: record)) }
        end = reader.position
    }
}
