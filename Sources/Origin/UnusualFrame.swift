internal import NIOCore

/// A frame (RFC 1035 §4.2.2) that leaves in another way than at once and whole.
struct UnusualFrame {
    let delivery: AnswerPlan.Delivery
    /// Its length in front; empty where none is sent.
    let octets: ByteBuffer

    /// How long a slow frame stands still in its middle: between the times that clients wait, which are whole or half seconds,
    /// so that it is the same one that comes first each time.
    static let pause = TimeAmount.milliseconds(1250)
    private static let prefixLength = 2
    private static let smallestSegment = 8
    private static let mostSegments = 64

    /// The length of the whole, and half of what it counts.
    var half: ByteBuffer {
        let message = max(0, octets.readableBytes - Self.prefixLength)
        return octets.getSlice(at: octets.readerIndex, length: octets.readableBytes - (message + 1) / 2) ?? octets
    }

    /// The parts between these octets.
    func pieces(endingAt borders: [Int]) -> [ByteBuffer] {
        var rest = octets
        var pieces: [ByteBuffer] = []
        for border in borders {
            let done = octets.readableBytes - rest.readableBytes
            if let piece = rest.readSlice(length: max(0, border - done)) { pieces.append(piece) }
        }
        return (pieces + [rest]).filter { $0.readableBytes > 0 }
    }

    /// One octet of the length, and then small pieces.
    var segments: [ByteBuffer] {
        var rest = octets
        let message = octets.readableBytes - Self.prefixLength
        var segments: [ByteBuffer] = rest.readSlice(length: 1).map { [$0] } ?? []
        while rest.readableBytes > 0 {
            let length = min(max(Self.smallestSegment, message / Self.mostSegments), rest.readableBytes)
            if let segment = rest.readSlice(length: length) { segments.append(segment) }
        }
        return segments
    }
}
