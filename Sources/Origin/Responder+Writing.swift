internal import Conformance
internal import DNSWire

/// Writes what the responder has decided on.
extension Responder {
    /// Octets of space that the response needs at most.
    func room(for answer: Answer) -> Int {
        answer.plan.map { max($0.octets, $0.body.isPrebuilt ? prebuiltRoom($0) : 0) } ?? AnswerPlan.largestMessage
    }

    /// A record that will be cut is written in full.
    private func prebuiltRoom(_ plan: AnswerPlan) -> Int {
        plan.body.records > plan.records ? plan.octets + DomainName.maximumLength + 26 : plan.octets
    }

    func write(_ answer: Answer, to asking: Asking, into space: UnsafeMutableRawBufferPointer) -> Int {
        switch answer {
        case .recorded(let recorded): write(recorded, over: asking.transport, into: space)
        case .background(let head): directory.respond(to: asking, head: head, into: space)
        case .planned(let planned):
            planned.plan.sent == 0 ? 0 : min(write(planned, to: asking, into: space) ?? 0, planned.plan.sent)
        }
    }

    private func write(
        _ planned: Answer.Planned, to asking: Asking, into space: UnsafeMutableRawBufferPointer
    ) -> Int? {
        let (head, plan) = (planned.head, planned.plan)
        let assembler = assemblers[asking.transport, planned.query.type]
        var response = ResponseAssembler.Response(
            rcode: plan.rcode, aa: !head.rd, tc: plan.tc, ra: head.rd && plan.offersRecursion,
            answerCount: Int(UInt16(truncatingIfNeeded: plan.answerCount)), records: plan.body.records,
            compressed: plan.body.compressed, udpPayloadSize: plan.hasOPT ? Directory.udpPayloadSize : nil)
        if plan.body.isPrebuilt { return assembler.assemble(response, to: asking.query, head: head, into: space) }
        (response.records, response.udpPayloadSize) = (0, nil)
        guard var length = assembler.assemble(response, to: asking.query, head: head, into: space) else { return nil }
        var writer = BodyWriter(head: head, query: asking.query, places: planned.places)
        writer.write(plan.body, of: plan.total, from: assembler.block, server: asking.destination)
        guard space.append(writer.octets, at: &length), space.finish(plan, head, at: &length) else { return nil }
        return length
    }

    /// The only datagram, or the message of a frame; what needs more than one write is left to who sends.
    private func write(
        _ recorded: RecordedAnswer, over transport: Transport, into space: UnsafeMutableRawBufferPointer
    ) -> Int {
        let octets = transport == .udp ? recorded.plainDatagram ?? [] : Array(recorded.stream.dropFirst(2))
        guard octets.count <= space.count else { return 0 }
        space.copyBytes(from: octets)
        return octets.count
    }

    /// The datagram that comes along with the right answer and must not be believed; nil where none does.
    func forgery(_ answer: Answer, to asking: Asking) -> Forgery? {
        guard case .planned(let planned) = answer, let kind = planned.plan.forgery else { return nil }
        return Forgery(kind, planned, query: asking.query, from: assemblers.forged(planned.query.type))
    }
}

extension UnsafeMutableRawBufferPointer {
    fileprivate func append(_ octets: [UInt8], at length: inout Int) -> Bool {
        guard octets.count <= count - length else { return false }
        UnsafeMutableRawBufferPointer(rebasing: self[length...]).copyBytes(from: octets)
        length += octets.count
        return true
    }

    /// Writes NSCOUNT, ARCOUNT and the OPT record of a message whose other sections are there.
    fileprivate func finish(_ plan: AnswerPlan, _ head: QueryHead, at length: inout Int) -> Bool {
        let body = plan.body
        store(UInt16(body.servers + (body.hasSOA ? 1 : 0)), at: 8)
        store(UInt16(body.servers + (plan.hasOPT ? 1 : 0)), at: 10)
        guard plan.hasOPT else { return true }
        guard EDNS.recordLength <= count - length else { return false }
        ResponseAssembler.writeOPT(Directory.udpPayloadSize, plan.rcode, head.dnssecOK, at: length, of: self)
        length += EDNS.recordLength
        return true
    }

    private func store(_ value: UInt16, at offset: Int) {
        storeBytes(of: value.bigEndian, toByteOffset: offset, as: UInt16.self)
    }
}
