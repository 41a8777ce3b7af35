public import Conformance

extension StrictMessage {
    /// The addresses of the answer section, in its order, whose owner is the first question's name or is reached from
    /// it by the CNAME records in the answer section (RFC 1034 §3.6.2).
    public func addresses(_ type: RecordType) -> [Address] {
        guard let question = questions.first else { return [] }
        let reached = namesReached(from: question.name)
        // Owners are mostly one and the same pointer: looked up once while it repeats.
        var last = (label: Message.headerLength, isReached: true)
        return answer.compactMap { record in
            guard record.type == type.code, record.recordClass == ClassCode.internet else { return nil }
            let label = firstLabel(of: record)
            if label != last.label { last = (label, reached.contains(owner(of: record))) }
            return last.isReached ? Address(octets: data(of: record)) : nil
        }
    }

    /// The name itself and every name that CNAME records lead on to. Owners with several CNAME records and loops,
    /// which RFC 1034 §3.6.2 forbids, end all the same: a name is followed once.
    private func namesReached(from name: DomainName) -> Set<DomainName> {
        var aliases: [DomainName: [DomainName]] = [:]
        for record in answer where record.type == TypeCode.cname {
            if let target = target(of: record) { aliases[owner(of: record), default: []].append(target) }
        }
        var reached: Set = [name]
        var pending = [name]
        while let alias = pending.popLast() {
            pending += aliases[alias, default: []].filter { reached.insert($0).inserted }
        }
        return reached
    }
}
