/// Cuts octets that come piece by piece into lines.
struct LineSplitter {
    private var rest: [UInt8] = []
    /// How much of `rest` has no end of a line in it.
    private var searched = 0

    /// The lines, without their ends, that these octets complete.
    mutating func add(_ octets: [UInt8]) -> [[UInt8]] {
        rest += octets
        var lines: [[UInt8]] = []
        var start = 0
        while let end = rest[max(start, searched)...].firstIndex(of: UInt8(ascii: "\n")) {
            lines.append(Array(rest[start..<end]))
            start = end + 1
        }
        rest.removeFirst(start)
        searched = rest.count
        return lines
    }
}
