internal import Conformance
internal import DNSWire

/// Turns a query into the octets of its response: the part of the origin that UDP and TCP share, and that knows no socket.
struct Responder: Sendable {
    private let zone: DomainName
    private let scenarios: [String: Scenario]
    private let fixed: [Fixed]
    private let directory: Directory
    private let assemblers = Assemblers()
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
        self.scenarios = Dictionary(scenarios.map { ($0.name, $0) }) { first, _ in first }
        var names: [Fixed] = []
        for entry in fixed {
            names.append(
                Fixed(name: try DomainName(entry.name), type: entry.type, count: entry.count, faults: entry.faults))
        }
        self.fixed = names
        directory = Directory(zone: zone, fixed: names.map(\.name))
    }

    /// What is sent for a query of a case or a fixed name.
    struct Answer {
        let head: QueryHead
        let type: RecordType
        let plan: AnswerPlan
    }

    /// Writes the response.
    ///
    /// - Returns: its length in octets; 0 when none is to be sent.
    func respond(to asking: Asking, into space: UnsafeMutableRawBufferPointer) -> Int {
        write(answer(to: asking), to: asking, into: space)
    }

    /// What is to be sent, before it is known where to; nil for a background query. What a case is asked is recorded here.
    func answer(to asking: Asking) -> Answer? {
        guard let head = QueryHead(asking.query), head.opcode == 0, head.qclass == 1, case .origin = asking.role else {
            return nil
        }
        for name in fixed where name.type.code == head.qtype && asking.query.question(head, is: name.name) {
            return Answer(head: head, type: name.type, plan: plan(asking, head, name.type, name.count, name.faults))
        }
        return caseAnswer(asking, head)
    }

    /// Octets of space that the response needs at most.
    func room(for answer: Answer?) -> Int {
        answer?.plan.octets ?? AnswerPlan.largestMessage
    }

    func write(_ answer: Answer?, to asking: Asking, into space: UnsafeMutableRawBufferPointer) -> Int {
        guard let answer else { return directory.respond(to: asking, into: space) }
        let (head, plan) = (answer.head, answer.plan)
        if plan.sent == 0 { return 0 }
        let response = ResponseAssembler.Response(
            aa: !head.rd, tc: plan.tc, ra: head.rd, records: plan.records, compressed: plan.compressed,
            udpPayloadSize: head.udpPayloadSize == nil ? nil : Directory.udpPayloadSize)
        let assembler = assemblers[asking.transport, answer.type]
        return min(assembler.assemble(response, to: asking.query, head: head, into: space) ?? 0, plan.sent)
    }

    private func caseAnswer(_ asking: Asking, _ head: QueryHead) -> Answer? {
        guard let name = asking.query.questionName(head), let caseName = CaseName(name, zone: zone),
            let scenario = scenarios[caseName.scenario]
        else { return nil }
        let asked = RecordType.allCases.first { $0.code == head.qtype }
        guard let content = caseName.records(of: asked, scenario: scenario) else { return nil }
        let plan = plan(asking, head, content.type, content.count, content.faults)
        record(plan, asking, head, caseName.nonce)
        return Answer(head: head, type: content.type, plan: plan)
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

/// The prebuilt records of each transport and type.
private struct Assemblers: Sendable {
    private let udpA = ResponseAssembler(RecordBlock(type: .a, transport: .udp))
    private let udpAAAA = ResponseAssembler(RecordBlock(type: .aaaa, transport: .udp))
    private let tcpA = ResponseAssembler(RecordBlock(type: .a, transport: .tcp))
    private let tcpAAAA = ResponseAssembler(RecordBlock(type: .aaaa, transport: .tcp))

    subscript(transport: Transport, type: RecordType) -> ResponseAssembler {
        switch (transport, type) {
        case (.udp, .a): udpA
        case (.udp, .aaaa): udpAAAA
        case (.tcp, .a): tcpA
        case (.tcp, .aaaa): tcpAAAA
        }
    }
}

extension CaseName {
    /// What a query of this name for records of `asked` is answered with; nil when the name has none of these.
    fileprivate func records(
        of asked: RecordType?, scenario: Scenario
    ) -> (type: RecordType, count: Int, faults: [Fault])? {
        switch (content, asked) {
        case (.records(let type, let count), let asked) where type == asked: (type, count, scenario.faults)
        case (.control(let count), let asked?): (asked, count, [])
        default: nil
        }
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
