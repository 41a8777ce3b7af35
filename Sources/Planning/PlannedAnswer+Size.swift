internal import Conformance
internal import DNSWire

extension PlannedAnswer {
    /// The octets of the response with this many addresses (RFC 1035 §4.1).
    public func octets(count: Int, _ asking: Asking) -> Int {
        var length = MessageLength()
        length.append(Question(name: name, type: type.code))
        for record in recordsBefore(asking) { length.append(record) }
        length.append(addresses: count, of: type.dataLength)
        for record in recordsAfter(asking) + authority(asking) + additional() { length.append(record) }
        length.append(opt: asking.edns)
        return length.octets
    }

    /// The most addresses with which the response still fits; nil when it does not even fit without any.
    public func largestCount(inOctets limit: Int, _ asking: Asking) -> Int? {
        guard octets(count: 0, asking) <= limit else { return nil }
        // More addresses never make the message shorter.
        var (fits, tooMany) = (0, limit / (type.dataLength + 12) + 1)
        while tooMany - fits > 1 {
            let middle = (fits + tooMany) / 2
            if octets(count: middle, asking) <= limit { fits = middle } else { tooMany = middle }
        }
        return fits
    }
}
