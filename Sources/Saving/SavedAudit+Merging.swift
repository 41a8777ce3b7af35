internal import Conformance

extension SavedAudit {
    /// One audit of its shards.
    ///
    /// - Parameter shards: each with a name for it, such as its folder.
    /// - Throws: `SavingError` where they are not the shards of one audit, each once.
    public static func merged(_ shards: [(name: String, audit: SavedAudit)]) throws(SavingError) -> SavedAudit {
        guard let first = shards.first else { throw SavingError("there is nothing to merge") }
        for (name, audit) in shards.dropFirst() {
            if let difference = audit.outline.unsharded.difference(from: first.audit.outline.unsharded) {
                throw SavingError("\(name): is of another audit than \(first.name): it has other \(difference)")
            }
        }
        try check(shards)
        var merged = SavedAudit(first.audit.outline.unsharded)
        let rosters = shards.compactMap(\.audit.roster)
        if !rosters.isEmpty { merged.add(.roster(.merged(rosters, order: merged.outline.subjects))) }
        for (_, audit) in shards {
            for part in audit.parts { merged.add(.part(part)) }
            for effort in audit.efforts { merged.add(.effort(effort)) }
        }
        return merged
    }

    /// Every shard once.
    private static func check(_ shards: [(name: String, audit: SavedAudit)]) throws(SavingError) {
        var names: [Shard: String] = [:]
        var total: Int?
        for (name, audit) in shards {
            guard let shard = audit.outline.shard else {
                throw SavingError("\(name): is a whole audit, no shard of one; `brimful report` shows it")
            }
            if let other = names[shard] { throw SavingError("\(name): is shard \(shard), and so is \(other)") }
            if let total, shard.total != total {
                throw SavingError("\(name): is shard \(shard), and others are shards of \(total)")
            }
            total = shard.total
            names[shard] = name
        }
        guard let total else { return }
        let missing = (1...total).filter { number in !names.keys.contains { $0.number == number } }
        if !missing.isEmpty {
            let list = missing.map { "\($0)/\(total)" }.joined(separator: ", ")
            throw SavingError("of \(total) shards \(list) \(missing.count == 1 ? "is" : "are") missing")
        }
    }

    /// The events that make this audit up, in the order in which they are written.
    public var events: [AuditEvent] {
        [.outline(outline)] + (roster.map { [.roster($0)] } ?? [])
            + parts.map { (Self.order($0.key), $0) }.sorted { $0.0 < $1.0 }.map { .part($0.1) }
            + efforts.map { .effort($0) }
    }

    private static func order(_ key: AuditPart.Key) -> String { "\(key.subject.fullName) \(key.scenario)" }
}

extension AuditOutline {
    /// The whole of which it may be a shard.
    var unsharded: AuditOutline {
        var whole = self
        whole.shard = nil
        return whole
    }
}

extension AuditRoster {
    /// - Parameter order: the subjects' names, in the order of reports.
    static func merged(_ rosters: [AuditRoster], order: [String]) -> AuditRoster {
        let rank = Dictionary(order.enumerated().map { ($1, $0) }, uniquingKeysWith: min)
        func sorted<Element>(_ elements: [Element], by name: (Element) -> String) -> [Element] {
            elements.enumerated().sorted { a, b in
                (rank[name(a.element)] ?? .max, a.offset) < (rank[name(b.element)] ?? .max, b.offset)
            }.map(\.element)
        }
        return AuditRoster(
            subjects: sorted(rosters.flatMap(\.subjects).uniqued(), by: \.name),
            passages: sorted(rosters.flatMap(\.passages).uniqued(), by: \.name),
            skipped: sorted(rosters.flatMap(\.skipped).uniqued(), by: \.name),
            twins: sorted(rosters.flatMap(\.twins).uniqued(), by: \.subject.name),
            known: sorted(rosters.flatMap(\.known).uniqued(), by: \.subject.name),
            parts: rosters.reduce(0) { $0 + $1.parts })
    }
}
