public import Conformance
public import DNSWire

/// The query name that is a case: `<nonce>.a40.tcp-refused.<zone>.`, or `<nonce>.control8.tcp-refused.<zone>.`.
///
/// The nonce is a number in base 36, with as many leading zeros as the name's length asks for; names longer than one label
/// allows get labels of zeros in front. It makes every asking unique, so that nothing is cached twice, and joins what the
/// origin saw to the case.
public struct CaseName: Sendable, Hashable {
    public let nonce: UInt64
    public let content: Content
    /// The scenario's label.
    public let scenario: String
    /// Which link of a chain of aliases it is, as the label in front tells: `c2.<nonce>.a40.cname-chain-3.<zone>.`; nil for
    /// the name itself.
    public let alias: Int?

    /// What the name holds.
    public enum Content: Sendable, Hashable {
        case records(RecordType, count: Int)
        /// Records of whatever type is asked for, without any fault, on the same path.
        case control(count: Int)
    }

    public init(nonce: UInt64, content: Content, scenario: String, alias: Int? = nil) {
        self.nonce = nonce
        self.content = content
        self.scenario = scenario
        self.alias = alias
    }

    /// Digits that a nonce has at least: 36⁵ askings before a name repeats.
    public static let shortestNonce = 5

    /// The name in octets that a scenario's longest case needs at least.
    public static func shortestLength(scenario: String, zone: DomainName) -> Int {
        zone.length + scenario.utf8.count + 1 + "aaaa4096".utf8.count + 1 + shortestNonce + 1
    }

    /// The name under `zone`, `length` octets long on the wire, or as long as it must be when that is more; the label of an
    /// alias comes on top.
    ///
    /// - Throws: `WireError` when the name would be longer than 255 octets (RFC 1035 §2.3.4).
    public func name(under zone: DomainName, length: Int) throws(WireError) -> DomainName {
        let suffix = try zone.prepending(scenario).prepending(content.label)
        let room = max(length - suffix.length, Self.shortestNonce + 1)
        var name = suffix
        for (position, size) in Self.labelSizes(filling: room).enumerated() {
            let digits = position == 0 ? String(nonce % Self.period(of: size), radix: 36) : ""
            name = try name.prepending(String(repeating: "0", count: size - digits.utf8.count) + digits)
        }
        return try alias.map { number throws(WireError) in try name.prepending(ServedLabel.alias(number)) } ?? name
    }

    /// Label lengths whose labels take exactly `room` octets, each with its length octet.
    private static func labelSizes(filling room: Int) -> [Int] {
        var sizes: [Int] = []
        var left = room
        while left > 0 {
            // One octet alone can't be a label: leave two.
            let taken = left <= 64 ? left : (left == 65 ? 63 : 64)
            sizes.append(taken - 1)
            left -= taken
        }
        return sizes
    }

    private static func period(of digits: Int) -> UInt64 {
        (0..<min(digits, 12)).reduce(1) { product, _ in product * 36 }
    }

    /// Reads a name back; nil when it is no case of `zone`. Case doesn't count (RFC 4343).
    public init?(_ name: DomainName, zone: DomainName) {
        guard let labels = name.labels(below: zone), labels.count >= 3 else { return nil }
        let text = labels.suffix(3).map { String(decoding: $0, as: UTF8.self).lowercased() }
        guard text[0].utf8.count <= 63, let content = Content(label: text[1]),
            let nonce = UInt64(text[0].drop { $0 == "0" }.prefix(13).isEmpty ? "0" : text[0], radix: 36)
        else { return nil }
        let alias = labels.count > 3 ? ServedLabel.aliasNumber(labels[0]) : nil
        self.init(nonce: nonce, content: content, scenario: text[2], alias: alias)
    }
}

extension CaseName.Content {
    /// The label that stands for it: `a40`, `aaaa40`, `control8`.
    public var label: String {
        switch self {
        case .records(let type, let count): "\(type.label)\(count)"
        case .control(let count): "control\(count)"
        }
    }

    init?(label: String) {
        let word = label.prefix { !$0.isNumber }
        guard let count = Int(label.dropFirst(word.count)), (0...Int(UInt16.max)).contains(count) else { return nil }
        if word == "control" {
            self = .control(count: count)
        } else if let type = RecordType.allCases.first(where: { $0.label == word }) {
            self = .records(type, count: count)
        } else {
            return nil
        }
    }
}
