/// Walks once over a message's octets, and stops at the first that is wrong.
struct StrictReader {
    private let octets: [UInt8]
    private var names: NameWalk
    /// What comes next, in octets.
    private(set) var position = 0
    private var sawOPT = false

    struct Header {
        let id: UInt16
        let flags: UInt16
        let questionCount: Int
        let answerCount: Int
        let authorityCount: Int
        let additionalCount: Int
    }

    init(_ octets: [UInt8]) {
        self.octets = octets
        names = NameWalk(octets)
    }

    mutating func header() throws(WireError) -> Header {
        guard octets.count <= Message.maximumLength else { throw .tooManyOctets(octets.count) }
        return Header(
            id: try uint16(), flags: try uint16(), questionCount: Int(try uint16()), answerCount: Int(try uint16()),
            authorityCount: Int(try uint16()), additionalCount: Int(try uint16()))
    }

    mutating func questions(_ count: Int) throws(WireError) -> [Question] {
        var questions: [Question] = []
        for _ in 0..<count {
            let start = position
            position = try names.end(ofNameAt: start)
            let (type, recordClass) = (try uint16(), try uint16())
            questions.append(Question(name: names.name(at: start), type: type, recordClass: recordClass))
        }
        return questions
    }

    mutating func records(_ count: Int, in section: Section) throws(WireError) -> [StrictMessage.Record] {
        var records: [StrictMessage.Record] = []
        // What the count promises may be a lie: no more room than the octets can fill.
        records.reserveCapacity(min(count, (octets.count - position) / 11))
        for _ in 0..<count {
            let record = try record()
            try checkData(of: record)
            if record.type == TypeCode.opt { try checkOPT(record, in: section) }
            records.append(record)
        }
        return records
    }

    func end() throws(WireError) {
        guard position == octets.count else { throw .trailingOctets(at: position) }
    }

    private mutating func record() throws(WireError) -> StrictMessage.Record {
        let start = position
        position = try names.end(ofNameAt: start)
        let (type, recordClass) = (try uint16(), try uint16())
        let ttl = UInt32(try uint16()) << 16 | UInt32(try uint16())
        let dataEnd = Int(try uint16()) + position
        guard dataEnd <= octets.count else { throw .cut(at: octets.count) }
        defer { position = dataEnd }
        return StrictMessage.Record(
            start: start, type: type, recordClass: recordClass, ttl: ttl, data: position..<dataEnd)
    }

    private mutating func uint16() throws(WireError) -> UInt16 {
        guard position + 2 <= octets.count else { throw .cut(at: octets.count) }
        defer { position += 2 }
        return UInt16(octets[position]) << 8 | UInt16(octets[position + 1])
    }

    /// The formats are those of class IN; another class may have its own (RFC 1035 §3.4).
    private mutating func checkData(of record: StrictMessage.Record) throws(WireError) {
        guard record.recordClass == ClassCode.internet else { return }
        let end: Int
        switch record.type {
        case TypeCode.a: end = record.data.lowerBound + 4
        case TypeCode.aaaa: end = record.data.lowerBound + 16
        case TypeCode.ns, TypeCode.cname: end = try names.end(ofNameAt: record.data.lowerBound)
        case TypeCode.soa:
            let rname = try names.end(ofNameAt: record.data.lowerBound)
            end = try names.end(ofNameAt: rname) + 20
        default: return
        }
        guard end == record.data.upperBound else { throw dataLength(of: record) }
    }

    private mutating func checkOPT(_ record: StrictMessage.Record, in section: Section) throws(WireError) {
        guard section == .additional else { throw .optOutsideAdditional(at: record.start) }
        guard octets[record.start] == 0 else { throw .optNotAtRoot(at: record.start) }
        guard !sawOPT else { throw .secondOPT(at: record.start) }
        sawOPT = true
        var option = record.data.lowerBound
        while option + 4 <= record.data.upperBound {
            option += 4 + (Int(octets[option + 2]) << 8 | Int(octets[option + 3]))
        }
        guard option == record.data.upperBound else { throw dataLength(of: record) }
    }

    private func dataLength(of record: StrictMessage.Record) -> WireError {
        .dataLength(record.data.count, ofType: record.type, at: record.data.lowerBound - 2)
    }
}
