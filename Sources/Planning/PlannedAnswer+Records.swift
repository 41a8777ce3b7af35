internal import Conformance
public import DNSWire

extension PlannedAnswer {
    /// TYPE of RRSIG (RFC 4034 §3).
    private static let signatureType: UInt16 = 46

    /// The records before the addresses: the alias, and its signature.
    func recordsBefore(_ asking: Asking) -> [ResourceRecord] {
        guard let alias else { return [] }
        return [ResourceRecord(owner: name, ttl: ttl, data: .cname(alias))]
            + signatures(of: name, covering: 5, by: zone, asking)
    }

    /// The signature of the addresses.
    func recordsAfter(_ asking: Asking) -> [ResourceRecord] {
        signatures(of: owner, covering: type.code, by: addressZone, asking)
    }

    func authority(_ asking: Asking) -> [ResourceRecord] {
        guard !nameServers.isEmpty else { return [] }
        let records = nameServers.map { ResourceRecord(owner: addressZone, ttl: ttl, data: .ns($0)) }
        return records + signatures(of: addressZone, covering: 2, by: addressZone, asking)
    }

    /// Addresses of the name servers; without signatures, which glue never has (RFC 4035 §2.2).
    func additional() -> [ResourceRecord] {
        let types: [RecordType] = glue == .none ? [] : glue == .a ? [.a] : [.a, .aaaa]
        return nameServers.flatMap { server in
            types.map { type in
                let address = [UInt8](repeating: 1, count: type.dataLength)
                return ResourceRecord(owner: server, ttl: ttl, data: type == .a ? .a(address) : .aaaa(address))
            }
        }
    }

    /// The RRSIG record of an RRset: 18 octets, the signer's name uncompressed, the signature (RFC 4034 §3.1).
    private func signatures(
        of owner: DomainName, covering type: UInt16, by signer: DomainName, _ asking: Asking
    ) -> [ResourceRecord] {
        guard let algorithm, asking.dnssecOK else { return [] }
        let head: [UInt8] = [UInt8(type >> 8), UInt8(type & 0xFF), algorithm.number, UInt8(owner.labels.count)]
        let data =
            head + [UInt8](repeating: 0, count: 14) + signer.wire
            + [UInt8](repeating: 0x5A, count: algorithm.signatureLength)
        return [ResourceRecord(owner: owner, ttl: ttl, data: .other(type: Self.signatureType, octets: data))]
    }

    /// The response as a message, with this many addresses: what the sizes are proven with.
    ///
    /// - Precondition: `count` is at most 65,536.
    public func message(count: Int, _ asking: Asking) -> Message {
        var message = Message(questions: [Question(name: name, type: type.code)])
        message.flags = Flags(qr: true, aa: true)
        message.answer =
            recordsBefore(asking)
            + (0..<count).map { index in
                let end: [UInt8] = [UInt8(index >> 8 & 0xFF), UInt8(index & 0xFF)]
                let front = [UInt8](repeating: 198, count: type.dataLength - 2)
                return ResourceRecord(owner: owner, ttl: ttl, data: type == .a ? .a(front + end) : .aaaa(front + end))
            } + recordsAfter(asking)
        message.authority = authority(asking)
        message.additional = additional()
        message.edns = asking.edns ? EDNS(udpPayloadSize: 1232, dnssecOK: asking.dnssecOK) : nil
        return message
    }
}
