internal import Conformance
internal import DNSWire

/// Turns a query into the octets of its response: the part of the origin that UDP and TCP share, and that knows no socket.
struct Responder: Sendable {
    private let zone: DomainName
    private let playbook: Playbook
    private let fixed: ServedNames
    private let recordings: Recordings
    let directory: Directory
    let assemblers: Assemblers
    let journal: Journal

    /// A query and where it came in.
    struct Asking {
        let query: UnsafeRawBufferPointer
        let transport: Transport
        /// The address that was asked, in network byte order.
        let destination: UInt32
        let role: Role
    }

    /// - Throws: `WireError` when a fixed name is none, or too long for what its faults put in front of it.
    ///
    /// - Parameter refusesOthers: whether names that nothing is known of are refused instead of denied.
    init(
        zone: DomainName, scenarios: [Scenario], fixed: [FixedName], recordings: [Recording] = [],
        refusesOthers: Bool = false, tellsTransports: Bool = true, journal: Journal
    ) throws(WireError) {
        self.zone = zone
        assemblers = Assemblers(tellsTransports: tellsTransports)
        self.journal = journal
        playbook = Playbook(scenarios)
        self.fixed = try ServedNames(fixed)
        self.recordings = Recordings(recordings)
        directory = Directory(
            zone: zone, fixed: self.fixed.names + self.recordings.names, playbook: playbook,
            refusesOthers: refusesOthers)
    }

    /// What is sent for a query.
    enum Answer {
        case planned(Planned)
        case recorded(RecordedAnswer)
        /// The directory's response to what the server takes the query for; nil where it is none.
        case background(QueryHead?)

        struct Planned {
            let head: QueryHead
            let query: AnswerPlan.Query
            let plan: AnswerPlan
            let places: BodyWriter.Places
        }

        /// How it leaves over TCP.
        var delivery: AnswerPlan.Delivery {
            switch self {
            case .planned(let planned): planned.plan.delivery
            case .recorded(let recorded): recorded.delivery
            case .background: .whole
            }
        }

        var plan: AnswerPlan? {
            if case .planned(let planned) = self { planned.plan } else { nil }
        }
    }

    /// Writes the response.
    ///
    /// - Returns: its length in octets; 0 when none is to be sent.
    func respond(to asking: Asking, into space: UnsafeMutableRawBufferPointer) -> Int {
        write(answer(to: asking), to: asking, into: space)
    }

    /// What is to be sent, before it is known where to. What a case is asked is recorded here.
    func answer(to asking: Asking) -> Answer {
        guard let head = QueryHead(asking.query) else { return .background(nil) }
        if head.opcode == 0, head.qclass == 1, let recorded = recordings.answer(asking, head) {
            record(recorded, asking, head)
            return .recorded(recorded)
        }
        guard head.opcode == 0, head.qclass == 1, case .origin = asking.role else {
            return background(asking, head, faults: [])
        }
        if let served = fixed.find(asking.query, head, journal) {
            let planned = plan(asking, head, served.content, served.places)
            if let nonce = served.nonce { record(planned, asking, nonce) }
            return .planned(planned)
        }
        return caseAnswer(asking, head)
    }

    // MARK: Cases

    private func caseAnswer(_ asking: Asking, _ head: QueryHead) -> Answer {
        guard let name = asking.query.questionName(head) else { return .background(head) }
        guard let caseName = CaseName(name, zone: zone), let part = playbook[caseName.scenario],
            let content = caseName.asked(for: head.qtype, of: faults(part, caseName), part)
        else {
            let part = name.labels(below: zone)?.last.flatMap {
                playbook[String(decoding: $0, as: UTF8.self).lowercased()]
            }
            return background(asking, head, faults: part?.ofServer ?? [])
        }
        let planned = plan(asking, head, content, asking.query.places(head, zone: zone, alias: content.alias))
        // What a recording doesn't answer in this way of asking belongs to it all the same.
        let nonce = recordings.nonce(of: name, head.qtype) ?? caseName.nonce
        if content.isRecorded { record(planned, asking, nonce) }
        return .planned(planned)
    }

    /// What strikes a case now. A name that nobody waits for in the journal is never told answered: faults of the first
    /// time strike it always.
    private func faults(_ part: Playbook.Part, _ caseName: CaseName) -> [Fault] {
        guard let lasting = part.lasting, journal.isAnswered(caseName.nonce) else { return part.faults }
        return lasting
    }

    private func plan(
        _ asking: Asking, _ head: QueryHead, _ content: AskedContent, _ places: BodyWriter.Places
    ) -> Answer.Planned {
        let query = AnswerPlan.Query(
            type: content.type, count: content.count, nameLength: head.nameLength, transport: asking.transport,
            ednsSize: head.udpPayloadSize, ednsVersion: head.ednsVersion, id: head.id, alias: content.alias,
            wanted: content.wanted)
        let plan = AnswerPlan(query, faults: content.faults)
        return Answer.Planned(head: head, query: query, plan: plan, places: places)
    }

    private func record(_ planned: Answer.Planned, _ asking: Asking, _ nonce: UInt64) {
        let plan = planned.plan
        journal.record(
            .init(
                transport: asking.transport, destination: IPv4.text(asking.destination),
                ednsSize: planned.head.udpPayloadSize, octets: plan.octets, tc: plan.tc, records: plan.records,
                action: plan.action, type: planned.query.type, at: .now),
            nonce: nonce)
    }

    private func record(_ recorded: RecordedAnswer, _ asking: Asking, _ head: QueryHead) {
        guard let type = RecordType.allCases.first(where: { $0.code == head.qtype }) else { return }
        let note = recorded.note
        journal.record(
            .init(
                transport: asking.transport, destination: IPv4.text(asking.destination),
                ednsSize: head.udpPayloadSize, octets: note.octets, tc: note.tc, records: note.records,
                action: note.action, type: type, at: .now),
            nonce: recorded.nonce)
    }

    // MARK: Background queries

    /// What a query gets that is for no case: the directory's answer, unless the server as a whole stumbles over its EDNS.
    private func background(_ asking: Asking, _ head: QueryHead, faults: [Fault]) -> Answer {
        guard head.udpPayloadSize != nil else { return .background(head) }
        let content = AskedContent(type: .a, count: 0, faults: faults)
        let asked = AnswerPlan.Query(
            type: .a, count: 0, nameLength: head.nameLength, transport: asking.transport,
            ednsSize: head.udpPayloadSize, ednsVersion: head.ednsVersion)
        let query = asked.taken(by: faults)
        guard AnswerPlan.Refusal(ofEDNSIn: query, faults: faults) != nil else {
            return .background(query.ednsSize == nil ? head.withoutEDNS : head)
        }
        return .planned(plan(asking, head, content, .init()))
    }
}
