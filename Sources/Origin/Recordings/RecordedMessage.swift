internal import Conformance
internal import DNSWire

/// A recorded response, and what there is to know of it before it is fitted to a client.
struct RecordedMessage: Sendable {
    let octets: [UInt8]
    /// Whether it asks what was recorded, so that another client's spelling fits in: elsewhere it is forged or can't be read.
    let asksTheSame: Bool
    /// Whether our strict reader takes it.
    let isWellFormed: Bool
    let hasOPT: Bool
    /// Where the OPT record begins, if that is the message's end.
    let optStart: Int?
    /// Whether nothing may stand behind the last record: it signs all before it (RFC 8945 §5.1, RFC 2931 §3.1).
    let isSigned: Bool
    /// RCODE with EDNS's upper bits; of a message that is not well-formed only those of the header.
    let rcode: UInt16
    /// The name's addresses, each once; none of a message that is not well-formed.
    let addresses: [Address]

    /// The addresses that can be read, each once; of a message that is cut those of its whole records.
    let partialAddresses: [Address]

    private static let (sig, tsig): (UInt16, UInt16) = (24, 250)

    init(_ octets: [UInt8], question: RecordedQuestion) {
        self.octets = octets
        asksTheSame = RecordedQuestion(octets) == question
        let message = try? StrictMessage(reading: octets)
        let last = message?.additional.last
        isWellFormed = message != nil
        hasOPT = message?.edns != nil
        optStart = message?.edns != nil && last?.type == TypeCode.opt ? last?.start : nil
        isSigned = last.map { $0.type == Self.tsig || $0.type == Self.sig } ?? false
        rcode = message?.rcode ?? (octets.count > 3 ? UInt16(octets[3] & 0xF) : 0)
        let type = RecordType.allCases.first { $0.code == question.type }
        addresses = type.flatMap { message?.addresses($0) }?.distinct ?? []
        partialAddresses = message == nil ? Self.wholeRecords(octets, question, type).distinct : addresses
    }

    /// ANCOUNT (RFC 1035 §4.1.1).
    var answerCount: Int { octets.count > 7 ? Int(octets[6]) << 8 | Int(octets[7]) : 0 }

    /// Walks over the records of a message that no strict reader takes, as far as that goes.
    private static func wholeRecords(
        _ octets: [UInt8], _ question: RecordedQuestion, _ type: RecordType?
    ) -> [Address] {
        guard let type, RecordedQuestion(octets) == question else { return [] }
        var addresses: [Address] = []
        var position = Message.headerLength + question.name.length + 4
        while addresses.count < Int(UInt16.max), let fields = octets.endOfName(at: position),
            fields + 10 <= octets.count
        {
            let length = Int(octets[fields + 8]) << 8 | Int(octets[fields + 9])
            let data = (fields + 10)..<(fields + 10 + length)
            guard data.upperBound <= octets.count else { break }
            if octets[fields] == 0, UInt16(octets[fields + 1]) == type.code, let address = Address(octets: octets[data])
            {
                addresses.append(address)
            }
            position = data.upperBound
        }
        return addresses
    }

    var isTruncated: Bool { octets.count > 2 && octets[2] & 0x02 != 0 }

    var id: UInt16? { octets.count > 1 ? UInt16(octets[0]) << 8 | UInt16(octets[1]) : nil }

    /// RD as it stands.
    var rd: Bool { octets.count > 2 && octets[2] & 0x01 != 0 }

    /// Whether it answers the recorded query, as far as ID and question tell.
    func answers(_ query: RecordedQuery?) -> Bool {
        asksTheSame && (query == nil || id == query?.id) && octets.count > 2 && octets[2] & 0x80 != 0
    }
}

extension [Address] {
    /// Each once, where it stands first.
    fileprivate var distinct: [Address] {
        var seen: Set<Address> = []
        return filter { seen.insert($0).inserted }
    }
}

extension [UInt8] {
    /// The octet behind a name, which may end in a pointer; nil when it is cut.
    fileprivate func endOfName(at start: Int) -> Int? {
        var position = start
        while position < count {
            let octet = self[position]
            if octet >= 0xC0 { return position + 2 }
            if octet == 0 { return position + 1 }
            guard octet < 0x40 else { return nil }
            position += 1 + Int(octet)
        }
        return nil
    }
}
