public import Conformance
public import DNSWire

/// Gathers the facts: asks resolvers, the authority and this machine's own way of looking names up.
public struct Checkup: Sendable {
    let asking: any Asking
    let wishes: Wishes
    let progress: @Sendable (String) -> Void

    /// An address at which there can't be a server (TEST-NET-1, RFC 5737 §3 and §4).
    static let nobody = ServerAddress(Address(ipv4: 0xC000_0201))

    /// What is asked, and of whom.
    public struct Wishes: Sendable {
        public var name: DomainName
        public var type = RecordType.a
        public var resolvers: [KnownResolver]
        /// Who has the last word; where it is empty, referrals from the root lead there.
        public var authority: [ServerAddress] = []
        public var roots = RootHints.servers
        /// Whether getaddrinfo is called.
        public var triesPrograms = true
        /// A name whose DNSKEY and TXT records make large answers; the root's DNSKEY where none was given.
        public var probeName: DomainName?

        public init(name: DomainName, resolvers: [KnownResolver]) {
            self.name = name
            self.resolvers = resolvers
        }
    }

    public init(_ wishes: Wishes, asking: any Asking, progress: @escaping @Sendable (String) -> Void = { _ in }) {
        self.wishes = wishes
        self.asking = asking
        self.progress = progress
    }

    public func facts() async -> Facts {
        var facts = Facts(name: wishes.name, type: wishes.type)
        async let nobody = askNobody()
        progress("looking for who has the last word on \(wishes.name.words)")
        do throws(FieldError) { facts.authority = try await askAuthority() } catch {
            facts.authorityFailure = error.description
            facts.authorityFailureCause = error.cause
        }
        progress("asking \(wishes.resolvers.count) resolver\(wishes.resolvers.count == 1 ? "" : "s")")
        let authority = facts.authority
        async let more = more(of: authority)
        facts.resolvers = await askResolvers()
        facts.authority = await more
        if wishes.triesPrograms {
            progress("looking the name up as programs do")
            let name = wishes.name.words
            facts.programsWay = ProgramsWay.read(of: name, type: wishes.type)
            facts.lookup = await StubLookup.run(name, type: wishes.type)
        }
        facts.nobody = await nobody
        if facts.nobody?.status == .answered { facts.identities = await identities(facts) }
        progress("asking again where something is amiss")
        return await confirmed(facts)
    }

    private func more(of authority: AuthorityFacts?) async -> AuthorityFacts? {
        guard let authority else { return nil }
        return await sampledOn(authority)
    }

    var question: DNSWire.Question { Question(name: wishes.name, type: wishes.type.code) }

    private func askNobody() async -> Response {
        await asking.ask(Self.nobody, Inquiry(question, wantsRecursion: true))
    }

    /// Asks a server in every view at once; its queries keep their distance all the same.
    func ask(_ server: ServerAddress, _ question: DNSWire.Question, wantsRecursion: Bool) async -> ServerFacts {
        let inquiry = Inquiry(question, wantsRecursion: wantsRecursion)
        return await withTaskGroup(of: (View, Response).self) { group in
            for view in View.resolverViews {
                group.addTask { (view, await asking.ask(server, inquiry, view: view)) }
            }
            return await group.reduce(into: ServerFacts(server)) { $0.responses[$1.0] = [$1.1] }
        }
    }
}
