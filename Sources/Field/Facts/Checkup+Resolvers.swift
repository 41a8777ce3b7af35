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
            resolver.server, Inquiry(Question(name: .root, type: TypeCode.ns), wantsRecursion: true))
        async let itself = asking.ask(resolver.server, Self.itselfOverTCP)
        async let probes = probe(resolver.server)
        async let small = askSmall(resolver.server, question, wantsRecursion: true)
        var facts = ResolverFacts(resolver, asked: await views, itselfOverTCP: await itself, root: await root)
        facts.asked.small = await small
        await askMore(of: &facts)
        facts.probes = await probes
        return facts
    }

    /// What an error or silence leaves open.
    private func askMore(of facts: inout ResolverFacts) async {
        let codes = Set(facts.asked.last.compactMap(\.response.rcode))
        if codes.contains(Int(ResponseCode.serverFailure)) {
            var inquiry = Inquiry(question, view: .tcp, wantsRecursion: true)
            inquiry.disablesChecking = true
            facts.unchecked = await asking.ask(facts.asked.server, inquiry)
        }
        let isSilent = facts.asked.last.contains { [.silent, .closed].contains($0.response.status) }
        if isSilent || codes.contains(where: Self.leavesOpen) {
            let soa = Question(name: wishes.name, type: TypeCode.soa)
            facts.existence = await asking.ask(facts.asked.server, Inquiry(soa, wantsRecursion: true))
        }
    }

    /// Whether it isn't known from this alone what the server makes of a small answer.
    private static func leavesOpen(_ code: Int) -> Bool {
        [ResponseCode.nameError, ResponseCode.serverFailure].contains(UInt16(code))
    }

    private static var itselfOverTCP: Inquiry {
        let name = (try? DomainName("version.bind.")) ?? .root
        return Inquiry(
            Question(name: name, type: TypeCode.txt, recordClass: ClassCode.chaos), over: .tcp, wantsRecursion: false
        )
    }

    /// The same with EDNS and room for no more than there is without: so EDNS and size are told apart.
    func askSmall(_ server: ServerAddress, _ question: DNSWire.Question, wantsRecursion: Bool) async -> Response {
        await asking.ask(server, Inquiry(question, udpPayloadSize: 512, wantsRecursion: wantsRecursion))
    }
}
