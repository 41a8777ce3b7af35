/// Dumps with offsets.
extension HexText {
    /// Whether every line that isn't empty begins with the number of octets in the lines before it. One line alone has to
    /// have a colon there, or the number could be octets itself.
    static func countsUp(_ lines: [ArraySlice<UInt8>]) -> Bool {
        var (expected, count, hasColon) = (0, 0, false)
        for line in lines where !line.allSatisfy(isSpace) {
            guard let offset = offset(line), offset.value == expected else { return false }
            let digits = dumped(line).count { digit($0) != nil }
            if count == 0, digits == 0 { return false }
            expected += digits / 2
            count += 1
            hasColon = hasColon || offset.hasColon
        }
        return count > 1 || (count == 1 && hasColon)
    }

    /// The number in front of a line: four to eight digits and a colon, white space or nothing.
    private static func offset(_ line: ArraySlice<UInt8>) -> (value: Int, hasColon: Bool)? {
        let digits = line.prefix { digit($0) != nil }
        guard (4...8).contains(digits.count) else { return nil }
        let value = digits.reduce(0) { $0 << 4 | Int(digit($1) ?? 0) }
        guard digits.endIndex < line.endIndex else { return (value, false) }
        let hasColon = line[digits.endIndex] == UInt8(ascii: ":")
        return hasColon || isSpace(line[digits.endIndex]) ? (value, hasColon) : nil
    }

    /// The octets of a dump's line, without offset and characters.
    static func dumped(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var rest = line.dropFirst(line.prefix { digit($0) != nil }.count)
        if rest.first == UInt8(ascii: ":") { rest = rest.dropFirst() }
        rest = rest.drop(while: isSpace)
        // hexdump parts its halves by two spaces, and has its characters behind a bar; other gaps end the octets.
        let hasBar = rest.contains(UInt8(ascii: "|"))
        var (position, digits) = (rest.startIndex, 0)
        while position < rest.endIndex {
            let isGap = rest[position...].prefix(while: isSpace).count > 1
            if isGap, !(hasBar && digits == 16) { return rest[..<position] }
            guard digit(rest[position]) != nil || isSpace(rest[position]) else { return rest[..<position] }
            if isGap { position += 1 } else if digit(rest[position]) != nil { digits += 1 }
            position += 1
        }
        return rest
    }
}
