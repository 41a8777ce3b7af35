internal import Conformance
internal import DNSWire

/// The fixed names, found in a query without copying anything.
struct ServedNames: Sendable {
    private struct Entry: Sendable {
        let name: DomainName
        let type: RecordType
        let count: Int
        let faults: [Fault]
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
            entries.append(Entry(name: name, type: entry.type, count: entry.count, faults: part.faults))
        }
        self.entries = entries
    }

    /// What the question's name holds; nil when it is none of these, or has nothing of its type.
    func find(
        _ query: UnsafeRawBufferPointer, _ head: QueryHead
    ) -> (content: AskedContent, places: BodyWriter.Places)? {
        guard !entries.isEmpty else { return nil }
        // An entry of the type that is asked for goes before one that has another.
        for entry in entries where entry.type.code == head.qtype {
            if let found = find(entry, query, head) { return found }
        }
        for entry in entries where entry.type.code != head.qtype {
            if let found = find(entry, query, head) { return found }
        }
        return nil
    }

    private func find(
        _ entry: Entry, _ query: UnsafeRawBufferPointer, _ head: QueryHead
    ) -> (content: AskedContent, places: BodyWriter.Places)? {
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
                asked: head.qtype, own: entry.type, count: entry.count, faults: entry.faults, alias: alias),
            content.alias == alias
        else { return nil }
        let apex = entry.name.isRoot ? start : query.nextLabel(start)
        return (content, BodyWriter.Places(own: start, apex: apex))
    }
}
