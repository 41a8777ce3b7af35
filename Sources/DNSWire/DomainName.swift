/// A domain name of at most 255 octets (RFC 1035 §3.1), compared without regard to ASCII case (RFC 4343).
public struct DomainName: Sendable {
    /// The name's octets on the wire, uncompressed, in the case they came in, the root label included.
    public let wire: [UInt8]

    /// The most octets that a name has on the wire (RFC 1035 §2.3.4).
    public static let maximumLength = 255
    /// The most octets that a label has, its length octet not counted (RFC 1035 §2.3.4).
    public static let maximumLabelLength = 63
    public static let root = DomainName(validated: [0])

    /// The name's length on the wire in octets, the root label included.
    public var length: Int { wire.count }
    public var isRoot: Bool { wire.count == 1 }

    /// Takes octets that are known to be one whole uncompressed name.
    init(validated wire: [UInt8]) {
        self.wire = wire
    }

    /// Reads one whole uncompressed name; throws when the octets are anything else.
    public init(wire octets: some Collection<UInt8>) throws(WireError) {
        // One octet more than a name has is enough to see that it is none, however many octets come.
        let wire = Array(octets.prefix(Self.maximumLength + 1))
        var position = 0
        while true {
            guard position < wire.count else { throw Self.unterminated(wire) }
            let length = Int(wire[position])
            guard length <= Self.maximumLabelLength else { throw .reservedLabelType(at: position) }
            position += 1 + length
            if length == 0 { break }
        }
        guard position <= Self.maximumLength else { throw .nameTooLong(at: 0) }
        guard position == wire.count else { throw .trailingOctets(at: position) }
        self.wire = wire
    }

    /// Makes a name of labels, outermost last, the root label left out.
    public init(labels: some Sequence<[UInt8]>) throws(WireError) {
        var wire: [UInt8] = []
        for label in labels {
            guard !label.isEmpty else { throw .emptyLabel(at: wire.count) }
            guard label.count <= Self.maximumLabelLength else { throw .labelTooLong(at: wire.count) }
            wire.append(UInt8(label.count))
            wire += label
            guard wire.count < Self.maximumLength else { throw .nameTooLong(at: 0) }
        }
        self.wire = wire + [0]
    }

    private static func unterminated(_ wire: [UInt8]) -> WireError {
        wire.count > maximumLength ? .nameTooLong(at: 0) : .cut(at: wire.count)
    }
}

extension DomainName: Hashable {
    public static func == (left: DomainName, right: DomainName) -> Bool {
        left.length == right.length && left.isWithin(right)
    }

    public func hash(into hasher: inout Hasher) {
        for octet in wire { hasher.combine(octet.lowercasedASCII) }
    }
}

extension UInt8 {
    /// The octet with ASCII A–Z folded (RFC 4343 §3); length octets are below 64, so whole names may be folded.
    var lowercasedASCII: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}
