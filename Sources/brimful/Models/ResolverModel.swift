internal import Conformance
internal import DNSWire
internal import Glibc

/// What is wrong with a resolver.
enum ResolverDefect: String, CaseIterable {
    case correct
    /// Nothing listens on TCP.
    case noTCP = "no-tcp"
    case silent
    case servfail
    /// An existing name is called non-existent: the incident of 2018.
    case nxdomain
    /// An answer that does not fit is cut without TC.
    case dropsTC = "drops-tc"
    /// Ends instead of answering.
    case dies
}

/// A forwarder that is correct but for its defect.
struct ResolverModel {
    let defect: ResolverDefect
    let trigger: ModelTrigger
    let client: ModelClient

    private static let servfail: UInt16 = 2
    private static let nxdomain: UInt16 = 3

    /// The octets that answer a query; nil when it gets none.
    func respond(_ octets: [UInt8], _ transport: Transport) -> [UInt8]? {
        guard let head = octets.withUnsafeBytes({ QueryHead($0) }),
            let query = try? StrictMessage(reading: octets), let question = query.questions.first
        else { return nil }
        let limit = transport == .udp ? head.udpLimit : Message.maximumLength
        return response(to: query, question).flatMap { fit($0, limit) }
    }

    /// The whole response, or what the defect makes of it.
    private func response(to query: StrictMessage, _ question: Question) -> Message? {
        var response = forwarded(query, question)
        guard trigger.fires(records: response.answer.count, earlier: 0) else { return response }
        switch defect {
        case .correct, .noTCP, .dropsTC: return response
        case .silent: return nil
        case .dies: exit(1)
        case .servfail: response.rcode = Self.servfail
        case .nxdomain: response.rcode = Self.nxdomain
        }
        response.answer = []
        return response
    }

    private func forwarded(_ query: StrictMessage, _ question: Question) -> Message {
        var response = Message(id: query.id)
        response.flags.qr = true
        response.flags.rd = query.flags.rd
        response.flags.ra = true
        response.questions = [question]
        response.edns = query.edns.map { _ in EDNS(udpPayloadSize: 1232) }
        guard let answer = try? client.lookUp(question), !answer.flags.tc else {
            response.rcode = Self.servfail
            return response
        }
        response.rcode = answer.rcode
        let type = RecordType.allCases.first { $0.code == question.type }
        response.answer = (type.map(answer.addresses) ?? []).map {
            ResourceRecord(owner: question.name, ttl: 60, data: ResourceRecord.Data($0))
        }
        return response
    }

    /// The response's octets, truncated to none of its records where they would be more than `limit`.
    private func fit(_ response: Message, _ limit: Int) -> [UInt8]? {
        guard let octets = try? response.encoded() else { return nil }
        if octets.count <= limit { return octets }
        var truncated = response
        truncated.flags.tc = defect != .dropsTC
        truncated.answer = defect == .dropsTC ? Array(response.answer.prefix(largestCount(response, limit))) : []
        return try? truncated.encoded()
    }

    private func largestCount(_ response: Message, _ limit: Int) -> Int {
        let question = response.questions[0]
        let type: RecordType = question.type == RecordType.a.code ? .a : .aaaa
        let size = MessageSize(nameLength: question.name.length, type: type, edns: response.edns != nil)
        return size.largestCount(inOctets: limit) ?? 0
    }
}
