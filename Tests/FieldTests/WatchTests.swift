import Conformance
import DNSWire
import Testing

@testable import Field

/// What only several checks can tell.
@Suite struct WatchTests {
    private static let name = "us-street.api.example.com"
    private static let server = "192.0.2.10"

    private static func asked(_ server: ServerAddress, _ numbers: [Int], ttl: UInt32) -> ServerFacts {
        let question = Question(name: Reply.name(name), type: RecordType.a.code)
        let responses = View.resolverViews.map { view in
            let inquiry = Inquiry(question, view: view == .stub ? .tcp : view, wantsRecursion: true)
            return (view, [Reply.to(inquiry, answer: Reply.records(name, numbers, ttl: ttl))])
        }
        return ServerFacts(server, responses: Dictionary(uniqueKeysWithValues: responses))
    }

    private static func facts(
        _ numbers: [Int], ttl: UInt32, authority: [Int] = Array(1...40)
    ) throws -> Facts {
        var facts = Facts(name: Reply.name(name), type: .a)
        let place = AuthorityPlace(zone: nil, name: facts.name, servers: [try ServerAddress("192.0.2.20")])
        facts.authority = AuthorityFacts(place, servers: [asked(place.servers[0], authority, ttl: 300)])
        let known = KnownResolver(try ServerAddress(server), from: .named)
        facts.resolvers = [ResolverFacts(known, asked: asked(known.server, numbers, ttl: ttl))]
        return facts
    }

    private func kinds(_ facts: Facts) -> [String] {
        Diagnosis(facts).symptoms.map { "\($0.weight.rawValue) \($0.kind.rawValue)" }
    }

    @Test func `an older set is undecided within its TTL, and stale beyond it`() throws {
        var watch = Watch()
        let begun = ContinuousClock.now
        let old = Array(2...41)
        #expect(kinds(watch.completing(try Self.facts(old, ttl: 60), at: begun)) == ["undecided foreign"])
        let within = watch.completing(try Self.facts(old, ttl: 1), at: begun + .seconds(59))
        #expect(kinds(within).first == "undecided foreign")
        // Its TTL begins anew whenever it is asked: so it isn't that of the authority's answer.
        let beyond = watch.completing(try Self.facts(old, ttl: 60), at: begun + .seconds(90))
        #expect(kinds(beyond).first == "fault stale")
        #expect(Diagnosis(beyond).symptoms[0].what.contains("30 s after their TTL was over"))
    }

    @Test func `another set, and one that was right in between, begin anew`() throws {
        var watch = Watch()
        let begun = ContinuousClock.now
        _ = watch.completing(try Self.facts(Array(2...41), ttl: 10), at: begun)
        let other = watch.completing(try Self.facts(Array(3...42), ttl: 10), at: begun + .seconds(30))
        #expect(kinds(other).first == "undecided foreign")
        _ = watch.completing(try Self.facts(Array(1...40), ttl: 10), at: begun + .seconds(60))
        let again = watch.completing(try Self.facts(Array(3...42), ttl: 10), at: begun + .seconds(90))
        #expect(kinds(again).first == "undecided foreign")
    }

    @Test func `a cap is told when the answer must have been loaded anew under our eyes`() throws {
        var watch = Watch()
        let begun = ContinuousClock.now
        var lines: [[String]] = []
        for round in 0..<16 {
            // Counts down from 100, and is asked every 10 seconds.
            let ttl = UInt32(100 - (round * 10 + 30) % 100)
            let all = Array(1...40)
            lines.append(kinds(watch.completing(try Self.facts(all, ttl: ttl), at: begun + .seconds(round * 10))))
        }
        #expect(lines[0] == [] && lines[9] == [])
        #expect(lines[15] == ["note ttl-lowered"])
    }

    @Test func `what only is old isn't capped`() throws {
        var watch = Watch()
        let begun = ContinuousClock.now
        for round in 0..<30 {
            let ttl = UInt32(300 - (round * 20 + 250) % 300)
            let facts = watch.completing(try Self.facts(Array(1...40), ttl: ttl), at: begun + .seconds(round * 20))
            #expect(kinds(facts) == [], "round \(round)")
        }
    }
}
