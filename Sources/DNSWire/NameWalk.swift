/// Reads names that may be compressed (RFC 1035 §4.1.4) out of a message.
struct NameWalk {
    private let octets: [UInt8]
    /// The last pointer that was followed to a good end: where it led, and how long the name there is. A response's
    /// records mostly point to one name, which is so walked only once.
    private var known: (target: Int, length: Int)?

    /// A name has at most 127 labels besides the root's, so it never needs more pointers.
    private static let maximumPointers = 127

    init(_ octets: [UInt8]) {
        self.octets = octets
    }

    /// The offset behind the name at this one; throws when the name is not well-formed.
    mutating func end(ofNameAt start: Int) throws(WireError) -> Int {
        var (position, length) = (start, 0)
        while true {
            guard position < octets.count else { throw .cut(at: octets.count) }
            let octet = octets[position]
            if octet >= 0xC0 {
                let rest = try self.length(behindPointerAt: position, ofNameAt: start)
                guard length + rest <= DomainName.maximumLength else { throw .nameTooLong(at: start) }
                return position + 2
            }
            guard octet < 0x40 else { throw .reservedLabelType(at: position) }
            length += 1 + Int(octet)
            guard length <= DomainName.maximumLength else { throw .nameTooLong(at: start) }
            position += 1 + Int(octet)
            if octet == 0 { return position }
        }
    }

    /// The name at an offset that `end(ofNameAt:)` has found good; what can't be read ends the name.
    func name(at start: Int) -> DomainName {
        var wire: [UInt8] = []
        var position = start
        var pointers = 0
        while position < octets.count, octets[position] != 0, pointers <= Self.maximumPointers {
            if let target = target(ofPointerAt: position) {
                position = target
                pointers += 1
            } else {
                let next = position + 1 + Int(octets[position])
                guard next <= octets.count, wire.count + next - position < DomainName.maximumLength else { break }
                wire += octets[position..<next]
                position = next
            }
        }
        return DomainName(validated: wire + [0])
    }

    /// Where the name at an offset has its first label, once leading pointers are followed.
    func firstLabel(ofNameAt start: Int) -> Int {
        var position = start
        for _ in 0..<Self.maximumPointers {
            guard let target = target(ofPointerAt: position) else { break }
            position = target
        }
        return position
    }

    /// The octets of the name that a pointer leads to.
    private mutating func length(behindPointerAt pointer: Int, ofNameAt start: Int) throws(WireError) -> Int {
        let first = try target(ofPointerAt: pointer, before: start)
        if let known, known.target == first { return known.length }
        var (position, part, length, pointers) = (first, first, 0, 1)
        while octets[position] != 0 {
            if octets[position] >= 0xC0 {
                pointers += 1
                guard pointers <= Self.maximumPointers else { throw .tooManyPointers(at: start) }
                part = try target(ofPointerAt: position, before: part)
                position = part
                continue
            }
            guard octets[position] < 0x40 else { throw .reservedLabelType(at: position) }
            length += 1 + Int(octets[position])
            guard length < DomainName.maximumLength else { throw .nameTooLong(at: start) }
            position += 1 + Int(octets[position])
            guard position < octets.count else { throw .cut(at: octets.count) }
        }
        known = (first, length + 1)
        return length + 1
    }

    /// Where a pointer leads, which has to lie before the part of the name that it ends: every step goes strictly back,
    /// so there is no loop. The header holds no names.
    private func target(ofPointerAt position: Int, before part: Int) throws(WireError) -> Int {
        guard let target = target(ofPointerAt: position) else { throw .cut(at: octets.count) }
        guard (Message.headerLength..<part).contains(target) else {
            throw .pointerNotBackward(at: position, to: target)
        }
        return target
    }

    private func target(ofPointerAt position: Int) -> Int? {
        guard position + 1 < octets.count, octets[position] >= 0xC0 else { return nil }
        return Int(octets[position] & 0x3F) << 8 | Int(octets[position + 1])
    }
}
