/// What one side of a TCP connection sent, put in order (RFC 9293 §3.10.7.4): of octets that came twice the earlier ones
/// in the stream count, and it ends at the first gap.
struct TCPStream {
    private(set) var octets: [UInt8] = []
    /// Where the sender's program made a pause (PSH), as lengths of the stream up to there, in order.
    private var pauses: [Int] = []
    /// Whether octets are missing that were sent.
    private(set) var isIncomplete = false

    /// More than what many messages of 64 KiB take; what is behind it is left out.
    private static let longest = 4 << 20

    /// A segment's payload, and how many octets of the stream are before it.
    struct Part {
        let offset: Int
        let octets: ArraySlice<UInt8>
        let isPushed: Bool
    }

    init(_ parts: [Part]) {
        for part in Self.inOrder(parts) {
            guard part.offset <= octets.count, part.offset + part.octets.count <= Self.longest else {
                isIncomplete = true
                break
            }
            let end = part.offset + part.octets.count
            if part.isPushed { pauses.append(end) }
            if end > octets.count { octets += part.octets.dropFirst(octets.count - part.offset) }
        }
        pauses.sort()
    }

    /// A range of the stream in the pieces in which it was sent.
    func pieces(_ range: Range<Int>) -> [[UInt8]] {
        var pieces: [[UInt8]] = []
        var start = range.lowerBound
        var index = firstPause(behind: start)
        while index < pauses.count, pauses[index] < range.upperBound {
            if pauses[index] > start { pieces.append(Array(octets[start..<pauses[index]])) }
            start = pauses[index]
            index += 1
        }
        if start < range.upperBound { pieces.append(Array(octets[start..<range.upperBound])) }
        return pieces
    }

    /// By bisection, since a stream may have many messages and many pauses.
    private func firstPause(behind position: Int) -> Int {
        var (low, high) = (0, pauses.count)
        while low < high {
            let middle = (low + high) / 2
            if pauses[middle] > position { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// By offset; what has the same one as it came.
    private static func inOrder(_ parts: [Part]) -> [Part] {
        parts.enumerated().sorted { ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset) }.map(\.element)
    }
}

extension [UInt8] {
    /// The messages in a stream with their length prefixes (RFC 1035 §4.2.2), the last one as far as it came.
    var messageRanges: [Range<Int>] {
        var ranges: [Range<Int>] = []
        var position = 0
        while position < count {
            let length = self[position...].uint16(at: 0).map { Int($0) + 2 } ?? 2
            let end = Swift.min(count, position + length)
            ranges.append(position..<end)
            position = end
        }
        return ranges
    }
}
