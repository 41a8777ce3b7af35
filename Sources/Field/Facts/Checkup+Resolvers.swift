internal import Conformance
internal import DNSWire

extension Checkup {
    /// Side by side, in the order in which they were given.
    func askResolvers(zone: DomainName?) async -> [ResolverFacts] {
        await withTaskGroup(of: (Int, ResolverFacts).self) { group in
            for (index, resolver) in wishes.resolvers.enumerated() {
                group.addTask { (index, await ask(resolver, zone: zone)) }
            }
            return await group.reduce(into: [(Int, ResolverFacts)]()) { $0.append($1) }.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }

    private func ask(_ resolver: KnownResolver, zone: DomainName?) async -> ResolverFacts {
        async let views = ask(resolver.server, question, wantsRecursion: true)
        async let root = asking.ask(
            resolver.server, Inquiry(Question(name: .root, type: RecordCode.ns), wantsRecursion: true))
        async let small = askSmall(resolver.server, zone, wantsRecursion: true)
        var facts = ResolverFacts(resolver, asked: await views, root: await root)
        facts.asked.small = await small
        if facts.asked.last.contains(where: { $0.response.rcode == Int(ResponseCode.serverFailure) }) {
            var inquiry = Inquiry(question, view: .tcp, wantsRecursion: true)
            inquiry.disablesChecking = true
            facts.unchecked = await asking.ask(resolver.server, inquiry)
        }
        facts.probes = await probe(resolver.server)
        return facts
    }

    /// The zone's SOA: a small answer of the same servers.
    func askSmall(_ server: ServerAddress, _ zone: DomainName?, wantsRecursion: Bool) async -> Response? {
        guard let zone else { return nil }
        let question = Question(name: zone, type: RecordCode.soa)
        return await asking.ask(server, Inquiry(question, udpPayloadSize: 1232, wantsRecursion: wantsRecursion))
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
