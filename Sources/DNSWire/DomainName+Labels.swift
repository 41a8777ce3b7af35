extension DomainName {
    /// The labels, outermost last, the root label left out.
    public var labels: [[UInt8]] {
        labels(upTo: length - 1)
    }

    /// Whether the name is the zone's own or below it.
    public func isWithin(_ zone: DomainName) -> Bool {
        let start = length - zone.length
        guard start >= 0, isLabelBoundary(start) else { return false }
        return zip(wire[start...], zone.wire).allSatisfy { $0.lowercasedASCII == $1.lowercasedASCII }
    }

    /// The labels in front of the zone's name, outermost last; nil when the name is not within the zone.
    public func labels(below zone: DomainName) -> [[UInt8]]? {
        isWithin(zone) ? labels(upTo: length - zone.length) : nil
    }

    /// The name one label below; throws when the label has 0 or more than 63 octets, or the name becomes too long.
    public func prepending(_ label: some Collection<UInt8>) throws(WireError) -> DomainName {
        try DomainName(labels: [Array(label)] + labels)
    }

    /// The name one label below. The text is taken as it stands: a dot or backslash becomes part of the label.
    public func prepending(_ label: String) throws(WireError) -> DomainName {
        try prepending(label.utf8)
    }

    /// The octets that the name takes on the wire when it is written after these names and compressed
    /// (RFC 1035 §4.1.4), as long as those stand in the first 16,384 octets.
    public func compressedLength(after earlier: [DomainName]) -> Int {
        var start = 0
        while wire[start] != 0 {
            let suffix = DomainName(validated: Array(wire[start...]))
            if earlier.contains(where: { $0.isWithin(suffix) }) { return start + 2 }
            start += 1 + Int(wire[start])
        }
        return length
    }

    private func labels(upTo end: Int) -> [[UInt8]] {
        var labels: [[UInt8]] = []
        var position = 0
        while position < end {
            let next = position + 1 + Int(wire[position])
            labels.append(Array(wire[(position + 1)..<next]))
            position = next
        }
        return labels
    }

    private func isLabelBoundary(_ offset: Int) -> Bool {
        var position = 0
        while position < offset { position += 1 + Int(wire[position]) }
        return position == offset
    }
}
