internal import Conformance
internal import DNSWire

/// Turns a query into the octets of its response: the part of the origin that UDP and TCP share, and that knows no socket.
struct Responder: Sendable {
    private let zone: DomainName
    private let scenarios: [String: Scenario]
    private let fixed: [Fixed]
    private let directory: Directory
    private let blocks: [Transport: [RecordType: ResponseAssembler]]
    let journal: Journal

    /// A query and where it came in.
    struct Asking {
        let query: UnsafeRawBufferPointer
        let transport: Transport
        /// The address that was asked, in network byte order.
        let destination: UInt32
        let role: Role
    }

    private struct Fixed {
        let name: DomainName
        let type: RecordType
        let count: Int
        let faults: [Fault]
    }

    /// - Throws: `WireError` when a fixed name is none.
    init(zone: DomainName, scenarios: [Scenario], fixed: [FixedName], journal: Journal) throws(WireError) {
        self.zone = zone
        self.journal = journal
        self.scenarios = Dictionary(uniqueKeysWithValues: scenarios.map { ($0.name, $0) })
        var names: [Fixed] = []
        for entry in fixed {
            names.append(
                Fixed(name: try DomainName(entry.name), type: entry.type, count: entry.count, faults: entry.faults))
        }
        self.fixed = names
        directory = Directory(zone: zone, fixed: names.map(\.name))
        blocks = Dictionary(
            uniqueKeysWithValues: Transport.allCases.map { transport in
                (
                    transport,
                    Dictionary(
                        uniqueKeysWithValues: RecordType.allCases.map {
                            ($0, ResponseAssembler(RecordBlock(type: $0, transport: transport)))
                        })
                )
            })
    }

    /// Writes the response.
    ///
    /// - Returns: its length in octets; 0 when none is to be sent.
    func respond(to asking: Asking, into space: UnsafeMutableRawBufferPointer) -> Int {
        guard let head = QueryHead(asking.query) else {
            return directory.refuse(asking.query, into: space)
        }
        guard head.opcode == 0, head.qclass == 1, case .origin = asking.role else {
            return directory.respond(to: asking, head: head, into: space)
        }
        if let fixed = fixedName(asking, head) {
            return answer(asking, head, fixed.type, fixed.count, fixed.faults, nonce: nil, into: space)
        }
        return caseAnswer(asking, head, into: space) ?? directory.respond(to: asking, head: head, into: space)
    }

    /// Octets of space that the response needs at most.
    func room(for asking: Asking) -> Int {
        guard let head = QueryHead(asking.query), let fixed = fixedName(asking, head) else {
            return AnswerPlan.largestMessage
        }
        return plan(asking, head, fixed.type, fixed.count, fixed.faults).octets
    }

    private func fixedName(_ asking: Asking, _ head: QueryHead) -> Fixed? {
        fixed.first { $0.type.code == head.qtype && asking.query.question(head, is: $0.name) }
    }

    private func caseAnswer(_ asking: Asking, _ head: QueryHead, into space: UnsafeMutableRawBufferPointer) -> Int? {
        guard let name = asking.query.questionName(head), let caseName = CaseName(name, zone: zone),
            let scenario = scenarios[caseName.scenario]
        else { return nil }
        switch caseName.content {
        case .records(let type, let count) where type.code == head.qtype:
            return answer(asking, head, type, count, scenario.faults, nonce: caseName.nonce, into: space)
        case .control(let count) where RecordType.a.code == head.qtype:
            return answer(asking, head, .a, count, [], nonce: caseName.nonce, into: space)
        default: return nil
        }
    }

    private func answer(
        _ asking: Asking, _ head: QueryHead, _ type: RecordType, _ count: Int, _ faults: [Fault], nonce: UInt64?,
        into space: UnsafeMutableRawBufferPointer
    ) -> Int {
        let plan = plan(asking, head, type, count, faults)
        if let nonce { record(plan, asking, head, nonce) }
        if plan.sent == 0 { return 0 }
        let response = ResponseAssembler.Response(
            aa: !head.rd, tc: plan.tc, ra: head.rd, records: plan.records, compressed: plan.compressed,
            udpPayloadSize: head.udpPayloadSize == nil ? nil : Directory.udpPayloadSize)
        let written = blocks[asking.transport]![type]!.assemble(response, to: asking.query, head: head, into: space)
        return min(written ?? 0, plan.sent)
    }

    private func plan(
        _ asking: Asking, _ head: QueryHead, _ type: RecordType, _ count: Int, _ faults: [Fault]
    ) -> AnswerPlan {
        AnswerPlan(
            .init(
                type: type, count: count, nameLength: head.nameLength, transport: asking.transport,
                ednsSize: head.udpPayloadSize), faults: faults)
    }

    private func record(_ plan: AnswerPlan, _ asking: Asking, _ head: QueryHead, _ nonce: UInt64) {
        journal.record(
            .init(
                transport: asking.transport, destination: IPv4.text(asking.destination), ednsSize: head.udpPayloadSize,
                octets: plan.octets, tc: plan.tc, records: plan.records, action: plan.action, at: .now),
            nonce: nonce)
    }
}

extension UnsafeRawBufferPointer {
    /// The question's name as it was asked.
    func questionName(_ head: QueryHead) -> DomainName? {
        try? DomainName(wire: self[Message.headerLength..<(Message.headerLength + head.nameLength)])
    }

    /// Whether the question's name is `name`; case doesn't count, and nothing is copied.
    fileprivate func question(_ head: QueryHead, is name: DomainName) -> Bool {
        guard head.nameLength == name.length else { return false }
        return name.wire.withUnsafeBufferPointer { wire in
            for offset in 0..<head.nameLength
            where self[Message.headerLength + offset].asciiLowercased != wire[offset].asciiLowercased {
                return false
            }
            return true
        }
    }
}

extension UInt8 {
    fileprivate var asciiLowercased: UInt8 { (0x41...0x5a).contains(self) ? self | 0x20 : self }
}
