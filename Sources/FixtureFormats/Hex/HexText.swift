/// Octets that were written down in hexadecimal, as people and tools do.
///
/// Taken are digits with white space and commas between them, `0x` or `\x` in front of octets, and comments behind `;` and
/// `#`; and the lines of `xxd`, `hexdump -C` and Wireshark: an offset that counts the octets, the octets, and perhaps their
/// characters.
public struct HexText: Sendable {
    public let octets: [UInt8]

    /// The most that is read: a message of 65,535 octets with its length prefix is far below it.
    static let most = 1 << 20

    /// What is wrong, in one line.
    public struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
        /// Counted from 1.
        public let line: Int
        public let reason: String

        public var description: String { "line \(line): \(reason)" }
    }

    public init(reading text: [UInt8]) throws(Failure) {
        let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        try self.init(lines, isDump: Self.countsUp(lines), firstLine: 1)
    }

    /// Reads lines of a longer text.
    init(_ lines: [ArraySlice<UInt8>], isDump: Bool, firstLine: Int) throws(Failure) {
        var octets: [UInt8] = []
        var pending: UInt8?
        for (index, line) in lines.enumerated() {
            do throws(Unreadable) {
                try Self.read(isDump ? Self.dumped(line) : Self.uncommented(line), into: &octets, pending: &pending)
                // An offset can't stand between the halves of an octet.
                if isDump, pending != nil { throw Unreadable(reason: Self.half) }
                if octets.count > Self.most { throw Unreadable(reason: "more than \(Self.most) octets") }
            } catch {
                throw Failure(line: firstLine + index, reason: error.reason)
            }
        }
        if pending != nil { throw Failure(line: firstLine + lines.count - 1, reason: Self.half) }
        guard !octets.isEmpty else { throw Failure(line: firstLine, reason: "no hexadecimal digits") }
        self.octets = octets
    }

    private static let half = "half an octet: an odd number of digits"

    private struct Unreadable: Error {
        let reason: String
    }

    // MARK: Digits

    /// Reads digits, which may be parted inside an octet by white space only where the line ends.
    private static func read(
        _ line: ArraySlice<UInt8>, into octets: inout [UInt8], pending: inout UInt8?
    ) throws(Unreadable) {
        var position = line.startIndex
        while position < line.endIndex {
            let character = line[position]
            if pending == nil, let after = afterPrefix(line, at: position) {
                position = after
                continue
            }
            position += 1
            if isSpace(character) || character == UInt8(ascii: ",") { continue }
            guard let value = digit(character) else { throw Unreadable(reason: named(character)) }
            if let upper = pending {
                octets.append(upper << 4 | value)
                pending = nil
            } else {
                pending = value
            }
        }
    }

    /// Behind `0x` or `\x`; nil when none stands there.
    private static func afterPrefix(_ line: ArraySlice<UInt8>, at position: Int) -> Int? {
        guard position + 1 < line.endIndex, line[position + 1] | 0x20 == UInt8(ascii: "x"),
            line[position] == UInt8(ascii: "0") || line[position] == UInt8(ascii: "\\")
        else { return nil }
        return position + 2
    }

    private static func named(_ character: UInt8) -> String {
        (0x21...0x7E).contains(character)
            ? "`\(Character(UnicodeScalar(character)))` is no hexadecimal digit; comments begin with ; or #"
            : "octet \(character) is no hexadecimal digit; is this a file of raw octets (.bin)?"
    }

    static func digit(_ character: UInt8) -> UInt8? {
        switch character {
        case 0x30...0x39: character - 0x30
        case 0x41...0x46: character - 0x41 + 10
        case 0x61...0x66: character - 0x61 + 10
        default: nil
        }
    }

    static func isSpace(_ character: UInt8) -> Bool {
        character == 0x20 || (0x09...0x0D).contains(character)
    }

    static func uncommented(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        line.prefix { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: "#") }
    }
}
