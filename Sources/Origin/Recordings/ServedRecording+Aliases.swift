internal import Conformance
internal import DNSWire
internal import FixtureFormats

extension ServedRecording {
    /// More links than any client follows.
    private static let mostLinks = 64

    /// What a resolver asks for next that follows the recorded chain of aliases link by link: each target, with the records
    /// that the recorded answer has from there on.
    var aliasTargets: [Recording] {
        guard let message = fullest, let strict = try? StrictMessage(reading: message.octets) else { return [] }
        var targets: [Recording] = []
        var name = recording.name
        var seen: Set = [name]
        while targets.count < Self.mostLinks, let next = strict.alias(of: name), seen.insert(next).inserted {
            guard let octets = try? strict.response(for: next, recording.type).encoded() else { break }
            let conversation = Conversation(udp: .init(query: [], responses: [.init(octets)]))
            targets.append(Recording(name: next, type: recording.type, conversation: conversation))
            name = next
        }
        return targets
    }
}

extension StrictMessage {

    /// The name that a CNAME record of the answer leads to.
    fileprivate func alias(of name: DomainName) -> DomainName? {
        answer.first { $0.type == TypeCode.cname && owner(of: $0) == name }.flatMap(target(of:))
    }

    /// An authoritative answer with the records that this one has for `name`, and from there on.
    fileprivate func response(for name: DomainName, _ type: UInt16) -> Message {
        var response = Message(rcode: rcode & 0xF, questions: [Question(name: name, type: type)])
        (response.flags.qr, response.flags.aa) = (true, true)
        var reached: Set = [name]
        for record in answer {
            let owner = owner(of: record)
            guard reached.contains(owner), let data = recordData(record) else { continue }
            if let target = target(of: record) { reached.insert(target) }
            response.answer.append(ResourceRecord(owner: owner, ttl: record.ttl, data: data))
        }
        return response
    }

    /// Addresses and aliases: what has no name in it that may be compressed, and what we take apart ourselves.
    private func recordData(_ record: Record) -> ResourceRecord.Data? {
        if let address = Address(octets: data(of: record)), address.type.code == record.type {
            return ResourceRecord.Data(address)
        }
        return record.type == TypeCode.cname ? target(of: record).map { .cname($0) } : nil
    }
}
