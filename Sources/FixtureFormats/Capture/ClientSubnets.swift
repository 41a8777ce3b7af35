internal import DNSWire

/// Finds the ADDRESS fields of EDNS Client Subnet options (RFC 7871 §6) in a message, however it is damaged.
struct ClientSubnets {
    /// Where they stand in the message.
    private(set) var addresses: [Range<Int>] = []
    /// Whether the message ended where its counts say.
    private(set) var isReadToTheEnd = false
    private let octets: ArraySlice<UInt8>

    private static let optionCode: UInt16 = 8
    private static let headerLength = 12

    init(_ message: [UInt8]) {
        octets = message[...]
        var position = Self.headerLength
        let isRead = skipQuestions(&position) && readRecords(&position)
        isReadToTheEnd = isRead && position == message.count
        if !isReadToTheEnd { search(from: min(position, message.count)) }
    }

    private mutating func skipQuestions(_ position: inout Int) -> Bool {
        for _ in 0..<Int(octets.uint16(at: 4) ?? 0) {
            guard let end = endOfName(at: position), end + 4 <= octets.count else { return false }
            position = end + 4
        }
        return octets.count >= Self.headerLength
    }

    private mutating func readRecords(_ position: inout Int) -> Bool {
        let count = [6, 8, 10].reduce(0) { $0 + Int(octets.uint16(at: $1) ?? 0) }
        for _ in 0..<count {
            guard let fields = endOfName(at: position), let type = octets.uint16(at: fields),
                let length = octets.uint16(at: fields + 8), fields + 10 + Int(length) <= octets.count
            else { return false }
            let data = (fields + 10)..<(fields + 10 + Int(length))
            if type == TypeCode.opt { readOptions(data) }
            position = data.upperBound
        }
        return true
    }

    /// RFC 6891 §6.1.2; false when the lengths don't add up.
    @discardableResult
    private mutating func readOptions(_ data: Range<Int>) -> Bool {
        var position = data.lowerBound
        while position + 4 <= data.upperBound, let code = octets.uint16(at: position),
            let length = octets.uint16(at: position + 2)
        {
            let end = min(data.upperBound, position + 4 + Int(length))
            // FAMILY and both prefix lengths are before it.
            if code == Self.optionCode, position + 8 <= end { addresses.append((position + 8)..<end) }
            position += 4 + Int(length)
        }
        return position == data.upperBound
    }

    /// Where records can't be told apart, anything that looks like an OPT record is taken for one: rather an octet too
    /// many than an address that stays.
    private mutating func search(from start: Int) {
        guard octets.count >= 11 else { return }
        var position = start
        while position + 11 <= octets.count {
            if octets[position] == 0, octets.uint16(at: position + 1) == TypeCode.opt,
                let length = octets.uint16(at: position + 9)
            {
                let data = (position + 11)..<min(octets.count, position + 11 + Int(length))
                readOptions(data)
                position = data.upperBound
            } else {
                position += 1
            }
        }
    }

    /// The offset behind a name, whose pointers needn't be followed for that; nil when there is none.
    private func endOfName(at start: Int) -> Int? {
        var position = start
        while let octet = octets.uint8(at: position) {
            if octet >= 0xC0 { return position + 2 }
            guard octet < 0x40 else { return nil }
            position += 1 + Int(octet)
            if octet == 0 { return position }
        }
        return nil
    }
}
