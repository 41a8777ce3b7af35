internal import Conformance
internal import DNSWire

extension Checkup {
    /// Side by side, in the order in which they were given.
    func askResolvers() async -> [ResolverFacts] {
        await withTaskGroup(of: (Int, ResolverFacts).self) { group in
            for (index, resolver) in wishes.resolvers.enumerated() {
                group.addTask { (index, await ask(resolver)) }
            }
            return await group.reduce(into: [(Int, ResolverFacts)]()) { $0.append($1) }.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }

    private func ask(_ resolver: KnownResolver) async -> ResolverFacts {
        async let views = ask(resolver.server, question, wantsRecursion: true)
        async let root = asking.ask(
            resolver.server, Inquiry(Question(name: .root, type: RecordCode.ns), wantsRecursion: true))
        async let itself = asking.ask(resolver.server, Self.itselfOverTCP)
        async let small = askSmall(resolver.server, question, wantsRecursion: true)
        var facts = ResolverFacts(resolver, asked: await views, itselfOverTCP: await itself, root: await root)
        facts.asked.small = await small
        if facts.asked.last.contains(where: { $0.response.rcode == Int(ResponseCode.serverFailure) }) {
            var inquiry = Inquiry(question, view: .tcp, wantsRecursion: true)
            inquiry.disablesChecking = true
            facts.unchecked = await asking.ask(resolver.server, inquiry)
        }
        facts.probes = await probe(resolver.server)
        return facts
    }

    private static var itselfOverTCP: Inquiry {
        let name = (try? DomainName("version.bind.")) ?? .root
        return Inquiry(
            Question(name: name, type: RecordCode.txt, recordClass: RecordCode.chaos), over: .tcp, wantsRecursion: false
        )
    }

    /// The same with EDNS and room for no more than there is without: so EDNS and size are told apart.
    func askSmall(_ server: ServerAddress, _ question: DNSWire.Question, wantsRecursion: Bool) async -> Response {
        await asking.ask(server, Inquiry(question, udpPayloadSize: 512, wantsRecursion: wantsRecursion))
    }

    /// The EDNS sizes with which a large answer is asked for: what is never fragmented, an Ethernet frame's worth, and more.
    private static let probedSizes = [1232, 1472, 4096]

    private func probe(_ server: ServerAddress) async -> [Response] {
        guard let name = wishes.probeName else { return [] }
        var responses: [Response] = []
        for type in [RecordCode.dnskey, RecordCode.txt] {
            for size in Self.probedSizes {
                let inquiry = Inquiry(Question(name: name, type: type), udpPayloadSize: size, wantsRecursion: true)
                responses.append(await asking.ask(server, inquiry))
            }
        }
        return responses
    }
}
