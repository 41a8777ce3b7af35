import Conformance
import DNSWire
import Testing

@testable import Field

/// What a resolver has kept since before the authority's answer became another: it may, for as long as its TTL says.
@Suite struct AgeingTests {
    private static let name = "us-street.api.example.com"

    private static func response(
        _ view: View, rcode: UInt16 = 0, _ numbers: [Int] = [], ttl: UInt32, authority: [ResourceRecord] = [],
        at time: ContinuousClock.Instant = .now
    ) -> Response {
        let question = Question(name: Reply.name(name), type: RecordType.a.code)
        let inquiry = Inquiry(question, view: view == .stub ? .tcp : view, wantsRecursion: true)
        var response = Reply.to(
            inquiry, rcode: rcode, answer: Reply.records(name, numbers, ttl: ttl), authority: authority)
        response.time = time
        return response
    }

    /// The facts of a name that has 40 addresses now, and a resolver that says something else.
    private static func facts(
        _ said: (View, _ number: Int) -> Response, again: Response? = nil
    ) throws -> Facts {
        var facts = Facts(name: Reply.name(name), type: .a)
        let (server, resolver) = (try ServerAddress("192.0.2.20"), try ServerAddress("192.0.2.10"))
        let responses = View.resolverViews.map { ($0, [response($0, Array(1...40), ttl: 300)]) }
        var authority = ServerFacts(server, responses: Dictionary(uniqueKeysWithValues: responses))
        let zone = Inquiry(Question(name: Reply.name("api.example.com"), type: 6), wantsRecursion: false)
        authority.ofZone = Reply.to(zone, answer: [start(ttl: 900)])
        let place = AuthorityPlace(zone: nil, name: facts.name, servers: [server])
        facts.authority = AuthorityFacts(place, servers: [authority])
        let asked = View.resolverViews.enumerated().map { ($1, [said($1, $0)]) }
        var ofResolver = ResolverFacts(
            KnownResolver(resolver, from: .named),
            asked: ServerFacts(resolver, responses: Dictionary(uniqueKeysWithValues: asked)))
        ofResolver.again = again
        ofResolver.existence = Reply.to(zone, answer: [start(ttl: 900)])
        facts.resolvers = [ofResolver]
        return facts
    }

    private static func start(ttl: UInt32) -> ResourceRecord {
        ResourceRecord(
            owner: Reply.name("api.example.com"), ttl: ttl,
            data: .soa(
                .init(
                    mname: Reply.name("ns.example.com"), rname: Reply.name("x.example.com"), serial: 1, refresh: 1,
                    retry: 1, expire: 1, minimum: 600)))
    }

    private func showing(_ facts: Facts) -> [String] {
        Diagnosis(facts).symptoms.map { "\($0.weight.rawValue) \($0.kind.rawValue) at \($0.hop.rawValue)" }
    }

    /// A part whose TTL begins so, and is 3 s less when it is asked for again.
    private static func part(ttl: UInt32) throws -> Facts {
        let begun = ContinuousClock.now
        return try facts(
            { view, _ in response(view, Array(1...30), ttl: ttl, at: begun) },
            again: response(.tcp, Array(1...30), ttl: ttl - 3, at: begun + .seconds(3)))
    }

    @Test func `fewer addresses that were kept for some time may have been all there were`() throws {
        let older = try Self.part(ttl: 137)
        #expect(showing(older) == ["undecided partial at resolver"])
        #expect(Diagnosis(older).symptoms[0].advice.contains("134 s"))
        #expect(Diagnosis(older).state == .undecided)
        // Heard of the authority just now.
        #expect(showing(try Self.part(ttl: 300)) == ["fault partial at resolver"])
    }

    @Test func `a part in one view, and all in another, is no older answer`() throws {
        let begun = ContinuousClock.now
        let facts = try Self.facts(
            { view, _ in
                let numbers = view == .tcp ? Array(1...40) : Array(1...20)
                return Self.response(view, numbers, ttl: 137, at: begun)
            }, again: Self.response(.udp512, Array(1...20), ttl: 134, at: begun + .seconds(3)))
        #expect(showing(facts).contains("fault partial at resolver"))
    }

    @Test(arguments: [(UInt16(3), "nxdomain"), (0, "nodata")])
    func `a denial that was kept for some time may have been right, and a new one is a fault`(
        _ rcode: UInt16, _ kind: String
    ) throws {
        func denying(_ ttl: UInt32?) throws -> Facts {
            try Self.facts({ view, _ in
                Self.response(view, rcode: rcode, ttl: 0, authority: ttl.map { [Self.start(ttl: $0)] } ?? [])
            })
        }
        #expect(showing(try denying(51)) == ["undecided \(kind) at resolver"])
        #expect(Diagnosis(try denying(51)).symptoms[0].what.contains("51 s more"))
        // The smaller one of the SOA record's TTL and its MINIMUM; and no SOA record at all.
        #expect(showing(try denying(600)) == ["fault \(kind) at resolver"])
        #expect(showing(try denying(nil)) == ["fault \(kind) at resolver"])
    }

    /// The first answers over UDP came before the zone got more addresses, and the one over TCP after it.
    @Test func `addresses that are published during a check are no part passed off as the whole`() async throws {
        let turn = Turn()
        let server: ScriptedWorld.Serve = { inquiry in
            let isOld = inquiry.transport == .udp && inquiry.question.type == RecordType.a.code && turn.next() < 3
            return Reply.to(inquiry, answer: Reply.records(Self.name, isOld ? [1, 2] : Array(1...40)))
        }
        let world = ScriptedWorld(["192.0.2.10": server, "192.0.2.20": server])
        var wishes = Checkup.Wishes(
            name: Reply.name(Self.name), resolvers: [KnownResolver(try ServerAddress("192.0.2.10"), from: .named)])
        wishes.authority = [try ServerAddress("192.0.2.20")]
        wishes.triesPrograms = false
        let diagnosis = Diagnosis(await Checkup(wishes, asking: world).facts())
        #expect(diagnosis.symptoms.allSatisfy { $0.weight == .note }, "\(diagnosis.symptoms.map(\.what))")
    }
}
