internal import Conformance

extension Address: CustomStringConvertible, LosslessStringConvertible {
    /// Reads `192.0.2.1` or any text form of RFC 4291 §2.2; nil for everything else, a zone index included.
    public init?(_ text: String) {
        // The longest form has 45 characters (RFC 4291 §2.2, form 3).
        let characters = Array(text.utf8.prefix(46))
        guard characters.count <= 45 else { return nil }
        if characters.contains(UInt8(ascii: ":")) {
            guard let groups = Self.groups(characters) else { return nil }
            self.init(octets: groups.flatMap(\.bigEndianOctets))
        } else {
            guard let octets = Self.dottedOctets(characters[...]) else { return nil }
            self.init(octets: octets)
        }
    }

    /// The text form: dotted decimal, or RFC 5952 §4 and §5 for IPv6.
    public var description: String {
        type == .a ? Self.dotted(octets) : Self.colons(octets)
    }

    private static func dotted(_ octets: some Sequence<UInt8>) -> String {
        octets.map { String($0) }.joined(separator: ".")
    }

    private static func colons(_ octets: [UInt8]) -> String {
        // RFC 5952 §5: mixed notation where a well-known prefix tells that an IPv4 address is embedded.
        if octets.starts(with: [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF]) {
            return "::ffff:" + dotted(octets[12...])
        }
        let groups = stride(from: 0, to: 16, by: 2).map { UInt16(octets[$0]) << 8 | UInt16(octets[$0 + 1]) }
        guard let zeros = longestZeros(in: groups) else { return hexadecimal(groups[...]) }
        return hexadecimal(groups[..<zeros.lowerBound]) + "::" + hexadecimal(groups[zeros.upperBound...])
    }

    private static func hexadecimal(_ groups: ArraySlice<UInt16>) -> String {
        groups.map { String($0, radix: 16) }.joined(separator: ":")
    }

    /// RFC 5952 §4.2: the longest run of two or more zero groups, the first among equals.
    private static func longestZeros(in groups: [UInt16]) -> Range<Int>? {
        var longest: Range<Int>?
        var start = 0
        for index in 0...groups.count where index == groups.count || groups[index] != 0 {
            if index - start > max(1, longest?.count ?? 0) { longest = start..<index }
            start = index + 1
        }
        return longest
    }

    /// The eight groups of an IPv6 address.
    private static func groups(_ characters: [UInt8]) -> [UInt16]? {
        guard let gap = firstGap(in: characters) else {
            let groups = plainGroups(characters[...])
            return groups?.count == 8 ? groups : nil
        }
        guard let front = plainGroups(characters[..<gap], mayEndDotted: false),
            let back = plainGroups(characters[(gap + 2)...]), front.count + back.count < 8
        else { return nil }
        return front + [UInt16](repeating: 0, count: 8 - front.count - back.count) + back
    }

    /// Where `::` stands.
    private static func firstGap(in characters: [UInt8]) -> Int? {
        let colon = UInt8(ascii: ":")
        return characters.indices.dropLast().first { characters[$0] == colon && characters[$0 + 1] == colon }
    }

    /// Groups between single colons, the last of which may be an IPv4 address.
    private static func plainGroups(_ characters: ArraySlice<UInt8>, mayEndDotted: Bool = true) -> [UInt16]? {
        guard !characters.isEmpty else { return [] }
        var groups: [UInt16] = []
        let parts = characters.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            if let group = group(part) {
                groups.append(group)
            } else if mayEndDotted, index == parts.count - 1, let octets = dottedOctets(part) {
                groups.append(UInt16(octets[0]) << 8 | UInt16(octets[1]))
                groups.append(UInt16(octets[2]) << 8 | UInt16(octets[3]))
            } else {
                return nil
            }
        }
        return groups
    }

    private static func group(_ digits: ArraySlice<UInt8>) -> UInt16? {
        guard (1...4).contains(digits.count), digits.allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }) else {
            return nil
        }
        return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    }

    private static func dottedOctets(_ characters: ArraySlice<UInt8>) -> [UInt8]? {
        let parts = characters.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let octets = parts.compactMap(decimalOctet)
        return parts.count == 4 && octets.count == 4 ? octets : nil
    }

    /// A leading zero is refused: some readers take it for octal.
    private static func decimalOctet(_ digits: ArraySlice<UInt8>) -> UInt8? {
        guard (1...3).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }),
            digits.count == 1 || digits.first != 0x30
        else { return nil }
        return UInt8(String(decoding: digits, as: UTF8.self))
    }
}
