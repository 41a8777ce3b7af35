import Conformance
import DNSWire
import Testing

@testable import Field

/// An authority that answers a changing part: nobody is accused of having another one.
@Suite struct RotationTests {
    private static let name = "us-street.api.example.com"
    private static let resolver = "192.0.2.10"
    private static let server = "192.0.2.20"

    /// Each answer is 8 addresses of a pool, the same ones in each run.
    private static func drawing(from size: Int, offset: Int = 1) -> ScriptedWorld.Serve {
        let turn = Turn()
        return { inquiry in
            var state = UInt64(turn.next() + 1) &* 0x9E37_79B9_7F4A_7C15
            var chosen: Set<Int> = []
            while chosen.count < 8 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                chosen.insert(Int(state >> 33) % size + offset)
            }
            return Reply.to(inquiry, answer: Reply.records(name, chosen.sorted(), ttl: 1))
        }
    }

    private func check(
        resolver: @escaping ScriptedWorld.Serve, authority: @escaping ScriptedWorld.Serve
    ) async throws -> (diagnosis: Diagnosis, queries: Int) {
        let world = ScriptedWorld([Self.resolver: resolver, Self.server: authority])
        var wishes = Checkup.Wishes(
            name: Reply.name(Self.name), resolvers: [KnownResolver(try ServerAddress(Self.resolver), from: .named)])
        wishes.authority = [try ServerAddress(Self.server)]
        wishes.triesPrograms = false
        return (Diagnosis(await Checkup(wishes, asking: world).facts()), world.queries)
    }

    @Test(arguments: [40, 200, 1000])
    func `whoever has 8 of many has what the authority gives`(_ size: Int) async throws {
        let authority = Self.drawing(from: size)
        let (diagnosis, queries) = try await check(resolver: authority, authority: authority)
        #expect(diagnosis.state == .healthy, "\(diagnosis.symptoms.map(\.what))")
        #expect(diagnosis.symptoms.allSatisfy { $0.kind == .changing && $0.weight == .note })
        #expect(queries < 80)
    }

    @Test func `a part of a pool too large to see whole may be one that was never seen`() async throws {
        let fixed = (901...908).map { $0 }
        let (diagnosis, _) = try await check(
            resolver: { Reply.to($0, answer: Reply.records(Self.name, fixed)) }, authority: Self.drawing(from: 900))
        #expect(diagnosis.state == .healthy)
        let words = diagnosis.symptoms.filter { $0.hop == .resolver && $0.kind == .changing }.map(\.what)
        #expect(words.count == 1 && words[0].contains("as many as the authority gives"), "\(words)")
        #expect(words.first?.contains("wasn't seen in this time") == true)
    }

    @Test func `other addresses are no part of a pool that was seen whole, nor private ones of any`() async throws {
        let small = try await check(
            resolver: { Reply.to($0, answer: Reply.records(Self.name, Array(901...908))) },
            authority: Self.drawing(from: 40))
        #expect(small.diagnosis.symptoms.contains { $0.kind == .foreign && $0.weight == .undecided })
        let own = (1...8).map {
            ResourceRecord(owner: Reply.name(Self.name), ttl: 9, data: .a([10, 0, 0, UInt8($0)]))
        }
        let large = try await check(resolver: { Reply.to($0, answer: own) }, authority: Self.drawing(from: 900))
        #expect(large.diagnosis.symptoms.contains { $0.kind == .foreign && $0.weight == .fault })
    }

    @Test func `fewer addresses than the authority ever gives are a part of a part`() async throws {
        let (diagnosis, _) = try await check(
            resolver: { Reply.to($0, answer: Reply.records(Self.name, [1, 2, 3])) }, authority: Self.drawing(from: 40))
        #expect(diagnosis.symptoms.contains { $0.kind == .partial && $0.weight == .fault && $0.hop == .resolver })
    }

    @Test func `what is seen twice is a pool seen whole, and an authority's cache shows nothing new`() throws {
        let addresses = (1...4).map { Address(ipv4: 0xC612_0000 + UInt32($0)) }
        let (one, other) = (Set(addresses[0...1]), Set(addresses[2...3]))
        #expect(!AddressPool([one, one, one, other, other]).isSeenWhole)
        #expect(AddressPool([one, other, one, other]).isSeenWhole)
        #expect(!AddressPool([one, one]).changes)
    }
}
