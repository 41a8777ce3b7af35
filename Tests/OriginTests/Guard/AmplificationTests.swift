import Conformance
import DNSWire
import Scenarios
import Testing

@testable import Origin

/// What nobody can make of us: a bigger gun than they have.
@Suite struct AmplificationTests {
    private static let types: [UInt16] = [1, 28, 2, 5, 6, 15, 16, 33, 41, 48, 65, 99, 250, 251, 252, 255, 0, 65_535]

    /// The names of every scenario and count, of the zone itself, and of nothing.
    private static let names: [String] = {
        let labels = ScenarioCatalogue.all.map(\.label) + ["nosuch"]
        let contents = ["a1", "a40", "aaaa40", "a4096", "control8", "a60000", "b2"]
        let cases = labels.flatMap { label in contents.map { "1.\($0).\(label).big.example.net." } }
        let aliases = labels.map { "c1.1.a40.\($0).big.example.net." }
        let own = ["", "n1.", "n40.", "n257.", "ns1.", "nosuch.", "clean.", "a40.clean."].map {
            "\($0)big.example.net."
        }
        return cases + aliases + own + [".", "net.", "example.net.", "www.example.com.", "big.example.net.evil.org."]
    }()

    private func query(_ random: inout SplitMix) throws -> [UInt8] {
        var query = GuardQuery(
            Self.names.randomElement(using: &random)!, type: Self.types.randomElement(using: &random)!)
        query.ednsSize = [nil, 0, 512, 1232, 4096, 65_535].randomElement(using: &random)!
        if UInt8.random(in: 0..<20, using: &random) == 0 { query.recordClass = 3 }
        if UInt8.random(in: 0..<20, using: &random) == 0 { query.opcode = UInt8.random(in: 1..<16, using: &random) }
        if query.ednsSize != nil, Bool.random(using: &random) {
            query = query.cookie(random.octets(count: [8, 8, 16, 24, 40].randomElement(using: &random)!))
        }
        return try query.octets
    }

    @Test func `an unproven address never gets more than twice what was asked with`() throws {
        let bench = try GuardBench()
        var random = SplitMix(state: 20_181_113)
        var answered = 0
        for _ in 0..<20_000 {
            let query = try query(&random)
            let reply = bench.reply(to: query)
            let factor = GuardSettings.amplification
            #expect(reply.octets.count + reply.forgery.count <= factor * query.count, "\(query)")
            if !reply.octets.isEmpty { answered += 1 }
        }
        // Some scenarios are silent; most names are answered.
        #expect(answered > 15_000)
    }

    @Test func `queries with octets changed get no more either, and what is malformed 12 octets or none`() throws {
        let bench = try GuardBench()
        var random = SplitMix(state: 7)
        var malformed = 0
        for _ in 0..<20_000 {
            var query = try query(&random)
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                query[Int.random(in: 2..<query.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            if Bool.random(using: &random) {
                query = Array(query.prefix(Int.random(in: 0...query.count, using: &random)))
            }
            let before = bench.counts[.malformed]
            let reply = bench.reply(to: query)
            #expect(reply.octets.count + reply.forgery.count <= GuardSettings.amplification * query.count, "\(query)")
            if bench.counts[.malformed] > before {
                malformed += 1
                #expect(reply.octets.count <= 12 && reply.forgery.isEmpty, "\(query)")
            }
        }
        #expect(malformed > 5_000)
    }

    @Test func `responses, and octets that are no message, get nothing`() {
        var random = SplitMix(state: 3)
        let bench = try! GuardBench()
        for length in 0..<12 { #expect(bench.octets(to: random.octets(count: length)).isEmpty) }
        for _ in 0..<5_000 {
            var octets = random.octets(count: Int.random(in: 12..<600, using: &random))
            octets[2] |= 0x80
            #expect(bench.octets(to: octets).isEmpty)
        }
    }

    @Test func `no more comes back above the rate`() throws {
        let bench = try GuardBench(rate: 1)
        var random = SplitMix(state: 11)
        for _ in 0..<5_000 {
            let query = try query(&random)
            let before = bench.counts[.limited]
            let octets = bench.octets(to: query)
            #expect(octets.count <= GuardSettings.amplification * query.count)
            if bench.counts[.limited] > before, !octets.isEmpty { #expect(octets.answerCount == 0) }
        }
        #expect(bench.counts[.limited] == 5_000 - 5)
    }
}
