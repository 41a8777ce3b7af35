internal import Conformance
internal import DNSWire
internal import Glibc

/// What is wrong with what a resolver makes of an answer.
enum ResolverDefect: String, CaseIterable {
    case correct
    /// Nothing listens on TCP.
    case noTCP = "no-tcp"
    /// TCP connections are accepted and closed.
    case closesTCP = "closes-tcp"
    case silent
    case servfail
    /// What is told to ask over TCP gets SERVFAIL there.
    case servfailOverTCP = "servfail-over-tcp"
    case refusesOverTCP = "refuses-over-tcp"
    /// An existing name is called non-existent: the incident of 2018.
    case nxdomain
    case noData = "no-data"
    /// Only as many records are passed on as the trigger is above.
    case forwardsPart = "forwards-part"
    /// An answer that does not fit is cut without TC.
    case dropsTC = "drops-tc"
    /// Of a name that was asked for before half of the records are given, from the cache.
    case losesWhenCached = "loses-when-cached"
    /// The records of a truncated answer are cached as if they were all.
    case cachesTruncated = "caches-truncated"
    /// Ends instead of answering.
    case dies
    /// Asks its upstream without end.
    case floods
    /// What comes back has another ID, or another question, than was asked.
    case wrongID = "wrong-id"
    case wrongQuestion = "wrong-question"
    /// UDP answers are never larger than is sure not to be fragmented, whatever is offered: harmless.
    case neverFragments = "never-fragments"
}

/// A forwarder that is correct but for its defect.
struct ResolverModel: Sendable {
    let defect: ResolverDefect
    let trigger: ModelTrigger
    let client: ModelClient
    private let cache = ModelCache()

    /// The limit since DNS Flag Day 2020.
    private static let unfragmentedOctets = 1232

    init(defect: ResolverDefect, trigger: ModelTrigger, client: ModelClient) {
        self.defect = defect
        self.trigger = trigger
        self.client = client
    }

    /// The octets that answer a query; nil when it gets none.
    func respond(_ octets: [UInt8], _ transport: Transport) -> [UInt8]? {
        if Mischief.isSpinning { return nil }
        guard let head = octets.withUnsafeBytes({ QueryHead($0) }),
            let query = try? StrictMessage(reading: octets), let question = query.questions.first
        else { return nil }
        let udpLimit = defect == .neverFragments ? min(head.udpLimit, Self.unfragmentedOctets) : head.udpLimit
        let limit = transport == .udp ? udpLimit : Message.maximumLength
        return response(to: query, question, transport).flatMap { fit($0, limit) }
    }

    /// The whole response, or what the defect makes of it.
    private func response(to query: StrictMessage, _ question: Question, _ transport: Transport) -> Message? {
        var response = Message(answering: query)
        let found = found(question)
        response.rcode = found.rcode
        response.answer = found.addresses.map {
            ResourceRecord(owner: question.name, ttl: 60, data: ResourceRecord.Data($0))
        }
        guard trigger.fires(records: response.answer.count, earlier: 0) else { return response }
        switch defect {
        case .silent: return nil
        case .dies: exit(1)
        case .floods: client.flood(question)
        case .wrongID: response.id ^= 1
        case .wrongQuestion: response.questions = [Question(name: question.name, type: question.type ^ 1)]
        case .forwardsPart: response.answer = Array(response.answer.prefix(trigger.above))
        default:
            guard let rcode = defect.rcode(over: transport) else { return response }
            response.rcode = rcode
            response.answer = []
        }
        return response
    }

    // MARK: Upstream

    private func found(_ question: Question) -> ModelCache.Entry {
        let remembers = [.losesWhenCached, .cachesTruncated].contains(defect)
        if remembers, let entry = cache[question] {
            guard defect == .losesWhenCached else { return entry }
            return .init(rcode: entry.rcode, addresses: Array(entry.addresses.prefix(entry.addresses.count / 2)))
        }
        let entry = forwarded(question)
        if remembers, entry.rcode == 0 { cache[question] = entry }
        return entry
    }

    private func forwarded(_ question: Question) -> ModelCache.Entry {
        let type = RecordType.allCases.first { $0.code == question.type }
        guard let first = try? client.overUDP(question) else { return whole(try? client.overTCP(question), type) }
        guard first.flags.tc else { return whole(first, type) }
        if defect == .cachesTruncated, let part = type.map(first.addresses), !part.isEmpty {
            cache[question] = .init(rcode: 0, addresses: part)
        }
        return whole(try? client.overTCP(question), type)
    }

    private func whole(_ answer: StrictMessage?, _ type: RecordType?) -> ModelCache.Entry {
        guard let answer, !answer.flags.tc else { return .init(rcode: ResponseCode.serverFailure, addresses: []) }
        return .init(rcode: answer.rcode, addresses: type.map(answer.addresses) ?? [])
    }

    // MARK: Downstream

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

extension ResolverDefect {
    /// The error that takes an answer's place.
    fileprivate func rcode(over transport: Transport) -> UInt16? {
        switch self {
        case .servfail: ResponseCode.serverFailure
        case .nxdomain: ResponseCode.nameError
        case .noData: ResponseCode.noError
        case .servfailOverTCP: transport == .tcp ? ResponseCode.serverFailure : nil
        case .refusesOverTCP: transport == .tcp ? ResponseCode.refused : nil
        default: nil
        }
    }
}

extension Message {
    /// A response without records.
    fileprivate init(answering query: StrictMessage) {
        self.init(id: query.id, questions: Array(query.questions.prefix(1)))
        flags.qr = true
        flags.rd = query.flags.rd
        flags.ra = true
        edns = query.edns.map { _ in EDNS(udpPayloadSize: 1232) }
    }
}
