public import Conformance

/// An audit as far as it got, from which its reports are made.
public struct SavedAudit: Sendable {
    public private(set) var outline: AuditOutline
    public private(set) var roster: AuditRoster?
    private(set) var efforts: [Audit.Effort] = []
    private var byPlace: [Place: AuditPart] = [:]

    private struct Place: Hashable {
        let subject: SubjectIdentity
        let scenario: String
    }

    public init(_ outline: AuditOutline) {
        self.outline = outline
    }

    /// What is told later counts.
    public mutating func add(_ event: AuditEvent) {
        switch event {
        case .outline(let outline): self.outline = outline
        case .roster(let roster): self.roster = roster
        case .part(let part):
            byPlace[Place(subject: part.key.subject, scenario: part.key.scenario)] = part
        case .effort(let effort): efforts.append(effort)
        }
    }

    /// The parts that need not be asked again.
    public var done: Set<AuditPart.Key> { Set(byPlace.values.map(\.key)) }

    var parts: [AuditPart] { Array(byPlace.values) }

    /// All that was found.
    public var audit: Audit {
        let roster = roster ?? AuditRoster(subjects: [], skipped: [])
        let asked = Set(roster.subjects + roster.passages)
        // Of a subject that is there in another version by now, what was found before is of no account.
        let current = parts.filter { part in
            let (own, through) = (part.key.subject.alone, part.key.subject.through)
            return asked.contains(own) && (through == nil || roster.passages.contains { $0.fullName == through })
        }
        return Assembly(outline: outline, roster: roster, parts: current, effort: .all(efforts)).audit
    }
}

extension Audit.Effort {
    /// Of several efforts one after the other, or side by side on several machines; nil for none.
    static func all(_ efforts: [Audit.Effort]) -> Audit.Effort? {
        guard let first = efforts.first else { return nil }
        return efforts.dropFirst().reduce(first) { sum, next in
            Audit.Effort(
                elapsedMs: sum.elapsedMs + next.elapsedMs, harnessCPUMs: sum.harnessCPUMs + next.harnessCPUMs,
                subjectsCPUMs: sum.subjectsCPUMs + next.subjectsCPUMs,
                processors: max(sum.processors, next.processors), peakMemory: max(sum.peakMemory, next.peakMemory),
                waits: [])
        }
    }
}
