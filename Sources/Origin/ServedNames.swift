internal import Conformance
internal import DNSWire

/// The fixed names, found in a query without copying anything.
struct ServedNames: Sendable {
    private struct Entry: Sendable {
        let name: DomainName
        let type: RecordType
        let count: Int
        let part: Playbook.Part
        let nonce: UInt64?
    }

    /// What a query is about.
    struct Found {
        let content: AskedContent
        let places: BodyWriter.Places
        /// Under what number it is recorded; nil where it isn't.
        let nonce: UInt64?
    }

    private let entries: [Entry]

    var names: [DomainName] { entries.map(\.name) }

    /// - Throws: `WireError` when a name is none, or too long for what its faults put in front of it.
    init(_ fixed: [FixedName]) throws(WireError) {
        var entries: [Entry] = []
        for entry in fixed {
            let name = try DomainName(entry.name)
            let part = Playbook.Part(entry.faults)
            let body = ResponseBody(faults: part.faults)
            if body.aliases > 0 || body.servers > 0 {
                _ = try name.prepending(String(repeating: "c", count: ServedLabel.longest - 1))
            }
            entries.append(Entry(name: name, type: entry.type, count: entry.count, part: part, nonce: entry.nonce))
        }
        self.entries = entries
    }

    /// What the question's name holds; nil when it is none of these, or has nothing of its type.
    ///
    /// - Parameter journal: knows whether a name has been answered once.
    func find(_ query: UnsafeRawBufferPointer, _ head: QueryHead, _ journal: Journal) -> Found? {
        guard !entries.isEmpty else { return nil }
        // An entry of the type that is asked for goes before one that has another.
        for entry in entries where entry.type.code == head.qtype {
            if let found = find(entry, query, head, journal) { return found }
        }
        for entry in entries where entry.type.code != head.qtype {
            if let found = find(entry, query, head, journal) { return found }
        }
        return nil
    }

    private func find(
        _ entry: Entry, _ query: UnsafeRawBufferPointer, _ head: QueryHead, _ journal: Journal
    ) -> Found? {
        let (start, alias): (Int, Int?)
        if query.name(from: Message.headerLength, head, is: entry.name) {
            (start, alias) = (Message.headerLength, nil)
        } else if query.name(from: query.nextLabel(Message.headerLength), head, is: entry.name),
            let number = query.aliasNumber(head)
        {
            (start, alias) = (query.nextLabel(Message.headerLength), number)
        } else {
            return nil
        }
        guard
            let content = AskedContent(
                asked: head.qtype, own: entry.type, count: entry.count, faults: faults(entry, journal), alias: alias),
            content.alias == alias
        else { return nil }
        let apex = entry.name.isRoot ? start : query.nextLabel(start)
        return Found(
            content: content, places: BodyWriter.Places(own: start, apex: apex),
            nonce: content.isRecorded ? entry.nonce : nil)
    }

    /// Faults of the first time strike a name always that nobody waits for in the journal.
    private func faults(_ entry: Entry, _ journal: Journal) -> [Fault] {
        guard let lasting = entry.part.lasting, let nonce = entry.nonce, journal.isAnswered(nonce) else {
            return entry.part.faults
        }
        return lasting
    }
}
