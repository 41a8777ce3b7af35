internal import Conformance
public import DNSWire

/// One question with a large answer, asked over UDP with more and more room, and over TCP.
public struct SizeProbe: Sendable {
    public let question: DNSWire.Question
    /// From small to large.
    public let answers: [(room: Int, response: Response)]
    /// How many octets the whole has: what came over TCP; nil where nothing did.
    public let whole: Int?

    public init(_ question: DNSWire.Question, answers: [(room: Int, response: Response)], whole: Int?) {
        self.question = question
        self.answers = answers
        self.whole = whole
    }
}

extension Checkup {
    /// The EDNS sizes with which a large answer is asked for, in octets: what there always is room for, what is never
    /// fragmented, an Ethernet frame's worth, and more.
    private static let probedSizes = [512, 1232, 1472, 4096]

    /// Every recursive resolver has the root's keys, and with their signatures they have about 1100 octets: asking costs
    /// nobody more than 5 queries.
    private var probed: [DNSWire.Question] {
        guard let name = wishes.probeName else { return [Question(name: .root, type: TypeCode.dnskey)] }
        return [TypeCode.dnskey, TypeCode.txt].map { Question(name: name, type: $0) }
    }

    func probe(_ server: ServerAddress) async -> [SizeProbe] {
        var probes: [SizeProbe] = []
        for question in probed { probes.append(await probe(server, question)) }
        return probes
    }

    /// At once: one that is silent keeps nobody waiting for the next.
    private func probe(_ server: ServerAddress, _ question: DNSWire.Question) async -> SizeProbe {
        var inquiry = Inquiry(question, over: .tcp, udpPayloadSize: 4096, wantsRecursion: true)
        inquiry.wantsSignatures = true
        let (overTCP, asking) = (inquiry, asking)
        async let whole = asking.ask(server, overTCP)
        let answers = await withTaskGroup(of: (room: Int, response: Response).self) { group in
            for size in Self.probedSizes {
                var inquiry = overTCP
                (inquiry.transport, inquiry.udpPayloadSize) = (.udp, size)
                let overUDP = inquiry
                group.addTask { (size, await asking.ask(server, overUDP)) }
            }
            return await group.reduce(into: [(room: Int, response: Response)]()) { $0.append($1) }
        }
        let octets = await whole.message?.octets.count
        return SizeProbe(question, answers: answers.sorted { $0.room < $1.room }, whole: octets)
    }
}
