internal import Conformance
internal import DNSWire

/// What a name holds for who asks it, and what strikes that.
struct AskedContent {
    /// The type of the address records.
    let type: RecordType
    let count: Int
    let faults: [Fault]
    var alias: Int?
    var wanted = AnswerPlan.Query.Wanted.records
    /// Whether the journal tells of it.
    var isRecorded = true

    init(type: RecordType, count: Int, faults: [Fault]) {
        self.type = type
        self.count = count
        self.faults = faults
    }

    /// - Parameter own: the type of the name's records.
    /// - Returns: nil when the name has nothing of type `asked` and no more to say, or there is no such link of a chain.
    init?(asked qtype: UInt16, own: RecordType, count: Int, faults: [Fault], alias: Int?) {
        let asked = RecordType.allCases.first { $0.code == qtype }
        self.init(type: asked ?? own, count: count, faults: faults)
        let links = ResponseBody(faults: faults).aliases
        if links > 0 {
            if let alias, alias >= links { return nil }
            self.alias = alias
        }
        guard asked != own else { return }
        let isOfPair = asked != nil && faults.contains { if case .otherType = $0 { true } else { false } }
        guard links > 0 || isOfPair else { return nil }
        wanted = asked != nil ? .otherAddresses : qtype == TypeCode.cname ? .alias : .otherType
        isRecorded = isOfPair
    }

    /// TYPE of CNAME (RFC 1035 §3.2.2).
}

extension CaseName {
    /// What a query of this name is answered with; nil when that is the directory's business.
    func asked(for qtype: UInt16, of faults: [Fault], _ part: Playbook.Part) -> AskedContent? {
        switch content {
        case .records(let type, let count):
            return AskedContent(asked: qtype, own: type, count: count, faults: faults, alias: alias)
        case .control(let count):
            guard let type = RecordType.allCases.first(where: { $0.code == qtype }) else { return nil }
            return AskedContent(type: type, count: count, faults: part.ofServer)
        }
    }
}
