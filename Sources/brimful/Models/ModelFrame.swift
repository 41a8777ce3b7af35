internal import DNSWire

/// Messages on a stream, each behind its length (RFC 1035 §4.2.2).
extension ModelSocket {
    borrowing func sendFrame(_ message: [UInt8]) throws(ModelWord) {
        try send([UInt8(message.count >> 8), UInt8(message.count & 0xff)] + message)
    }

    /// As much of a message as comes before the deadline, or before the other side closes; and its length.
    borrowing func receivePartOfFrame(
        before deadline: ContinuousClock.Instant
    ) throws(ModelWord) -> (octets: [UInt8], length: Int) {
        let prefix = receive(upTo: 2, before: deadline)
        guard prefix.count == 2 else { throw .temporary }
        let length = Int(prefix[0]) << 8 | Int(prefix[1])
        return (receive(upTo: length, before: deadline), length)
    }

    /// One message, in however many pieces it comes.
    borrowing func receiveFrame(before deadline: ContinuousClock.Instant) throws(ModelWord) -> [UInt8] {
        let (octets, length) = try receivePartOfFrame(before: deadline)
        guard octets.count == length else { throw .temporary }
        return octets
    }

    private borrowing func receive(upTo count: Int, before deadline: ContinuousClock.Instant) -> [UInt8] {
        var octets: [UInt8] = []
        while octets.count < count, let piece = receive(count - octets.count, before: deadline), !piece.isEmpty {
            octets += piece
        }
        return octets
    }
}
