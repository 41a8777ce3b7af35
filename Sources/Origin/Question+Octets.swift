internal import DNSWire

/// The question of a query that `QueryHead` has read.
extension UnsafeRawBufferPointer {
    /// The question's name as it was asked.
    func questionName(_ head: QueryHead) -> DomainName? {
        try? DomainName(wire: self[Message.headerLength..<(Message.headerLength + head.nameLength)])
    }

    /// Where the label behind the one at `start` begins.
    func nextLabel(_ start: Int) -> Int { start + 1 + Int(self[start]) }

    /// The number of the alias's label that QNAME begins with; nil when it begins with another.
    func aliasNumber(_ head: QueryHead) -> Int? {
        head.nameLength == 1
            ? nil : ServedLabel.aliasNumber(self[(Message.headerLength + 1)..<nextLabel(Message.headerLength)])
    }

    /// Whether QNAME from `start` on is `name`; case doesn't count, and nothing is copied.
    func name(from start: Int, _ head: QueryHead, is name: DomainName) -> Bool {
        guard head.nameLength - (start - Message.headerLength) == name.length else { return false }
        return name.wire.withUnsafeBufferPointer { wire in
            for offset in 0..<wire.count
            where self[start + offset].asciiLowercased != wire[offset].asciiLowercased {
                return false
            }
            return true
        }
    }

    /// Where the case's own name and its scenario's zone begin, in a name below `zone`.
    func places(_ head: QueryHead, zone: DomainName, alias: Int?) -> BodyWriter.Places {
        var apex = Message.headerLength
        let zoneStart = Message.headerLength + head.nameLength - zone.length
        while nextLabel(apex) < zoneStart { apex = nextLabel(apex) }
        let own = alias == nil ? Message.headerLength : nextLabel(Message.headerLength)
        return BodyWriter.Places(own: own, apex: apex)
    }
}

extension UInt8 {
    fileprivate var asciiLowercased: UInt8 { (0x41...0x5a).contains(self) ? self | 0x20 : self }
}
