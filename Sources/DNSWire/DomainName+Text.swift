extension DomainName: CustomStringConvertible {
    /// Reads a name as master files write it (RFC 1035 §5.1): `\.` and `\DDD` are escapes, the final dot may be left
    /// out, and `.` is the root.
    public init(_ text: String) throws(WireError) {
        let characters = Array(text.utf8.prefix(Self.longestText + 1))
        guard characters.count <= Self.longestText else { throw .nameTooLong(at: 0) }
        var labels: [[UInt8]] = []
        var position = 0
        if characters == [Self.dot] { position = 1 } else if characters.isEmpty { throw .emptyLabel(at: 0) }
        while position < characters.count {
            let start = position
            let label = try Self.label(in: characters, from: &position)
            guard !label.isEmpty else { throw .emptyLabel(at: start) }
            guard label.count <= Self.maximumLabelLength else { throw .labelTooLong(at: start) }
            labels.append(label)
        }
        try self.init(labels: labels)
    }

    /// The name as master files write it, with its final dot.
    public var description: String {
        guard !isRoot else { return "." }
        return labels.reduce(into: "") { text, label in
            for octet in label { text += Self.escaped(octet) }
            text += "."
        }
    }

    private static let dot = UInt8(ascii: ".")
    private static let backslash = UInt8(ascii: "\\")
    /// Every octet of the longest name written as `\DDD`.
    private static let longestText = maximumLength * 4

    /// Reads one label and the dot behind it.
    private static func label(in characters: [UInt8], from position: inout Int) throws(WireError) -> [UInt8] {
        var label: [UInt8] = []
        while position < characters.count {
            let character = characters[position]
            guard character < 0x80 else { throw .notASCII(at: position) }
            position += 1
            if character == dot { return label }
            label.append(character == backslash ? try escape(in: characters, from: &position) : character)
        }
        return label
    }

    /// Reads what follows a backslash: three digits, or one character that isn't a digit.
    private static func escape(in characters: [UInt8], from position: inout Int) throws(WireError) -> UInt8 {
        let start = position - 1
        guard position < characters.count, characters[position] < 0x80 else { throw .badEscape(at: start) }
        guard let first = digit(characters[position]) else {
            position += 1
            return characters[position - 1]
        }
        guard position + 2 < characters.count, let second = digit(characters[position + 1]),
            let third = digit(characters[position + 2]), first * 100 + second * 10 + third <= 255
        else { throw .badEscape(at: start) }
        position += 3
        return UInt8(first * 100 + second * 10 + third)
    }

    private static func digit(_ character: UInt8) -> Int? {
        (0x30...0x39).contains(character) ? Int(character) - 0x30 : nil
    }

    private static func escaped(_ octet: UInt8) -> String {
        let character = Character(UnicodeScalar(octet))
        guard (0x21...0x7E).contains(octet) else {
            let digits = String(octet)
            return "\\" + String(repeating: "0", count: 3 - digits.count) + digits
        }
        return ".\\\"();@$".contains(character) ? "\\\(character)" : String(character)
    }
}
