import Conformance
import DNSWire
import Testing

@testable import Origin

/// RFC 7873 §5.2, case by case.
@Suite struct GuardCookieTests {
    private let client: [UInt8] = [1, 2, 3, 4, 5, 6, 7, 8]
    private let large = GuardQuery("1.a40.clean.big.example.net.")

    private func fresh(_ bench: GuardBench) throws -> [UInt8] {
        try #require(bench.octets(to: large.cookie(client).octets).cookie)
    }

    @Test func `a client cookie alone gets BADCOOKIE and a server cookie, and with that the large answer`() throws {
        let bench = try GuardBench()
        let first = try bench.octets(to: large.cookie(client).octets)
        #expect(first.rcode == 23 && first.answerCount == 0 && !first.isTruncated)
        let cookie = try #require(first.cookie)
        #expect(Array(cookie.prefix(8)) == client)
        let second = try bench.octets(to: large.cookie(cookie).octets)
        #expect(second.rcode == 0 && second.answerCount == 40 && second.cookie == cookie)
        #expect(bench.counts[.truncated] == 1 && bench.counts[.served] == 1)
    }

    @Test func `a small answer comes at once, and the cookie with it`() throws {
        let bench = try GuardBench()
        let octets = try bench.octets(to: GuardQuery("1.a1.clean.big.example.net.").cookie(client).octets)
        #expect(octets.rcode == 0 && octets.answerCount == 1 && octets.cookie?.count == 24)
    }

    @Test func `without cookies the large answer is TC, and whole over TCP`() throws {
        let bench = try GuardBench()
        for size in [nil, 1232] as [UInt16?] {
            let query = try GuardQuery(large.name, ednsSize: size).octets
            let octets = bench.octets(to: query)
            #expect(octets.isTruncated && octets.answerCount == 0 && octets.rcode == 0)
            let whole = bench.octets(to: query, over: .tcp)
            #expect(!whole.isTruncated && whole.answerCount == 40)
        }
    }

    @Test func `a forged cookie, another address's and an expired one prove nothing`() throws {
        let bench = try GuardBench()
        let cookie = try fresh(bench)
        func rcode(_ cookie: [UInt8], from asker: Address = GuardBench.asker) throws -> Int {
            bench.octets(to: try large.cookie(cookie).octets, from: asker).rcode
        }
        #expect(try rcode(cookie) == 0)
        #expect(try rcode(cookie.dropLast() + [cookie[23] ^ 1]) == 23)
        #expect(try rcode(client + [UInt8](repeating: 9, count: 8)) == 23)
        #expect(try rcode(client + [UInt8](repeating: 9, count: 32)) == 23)
        #expect(try rcode(cookie, from: Address("192.0.2.8")!) == 23)
        bench.pass(seconds: 3600)
        #expect(try rcode(cookie) == 0)
        bench.pass(seconds: 1)
        #expect(try rcode(cookie) == 23)
    }

    @Test(arguments: [0, 1, 7, 9, 15, 41, 60])
    func `a cookie of a length that there is none of is FORMERR`(_ length: Int) throws {
        let bench = try GuardBench()
        let octets = bench.octets(to: try large.cookie([UInt8](repeating: 1, count: length)).octets)
        #expect(octets.count == 12 && octets.rcode == 1)
    }

    @Test func `an option that is longer than its record is FORMERR`() throws {
        let bench = try GuardBench()
        var query = large
        query.options = [0, 10, 0, 9] + client
        #expect(bench.octets(to: try query.octets).rcode == 1)
        query.options = [0, 10, 0]
        #expect(bench.octets(to: try query.octets).rcode == 1)
    }

    @Test func `of two cookies the first counts, behind other options too`() throws {
        let bench = try GuardBench()
        let cookie = try fresh(bench)
        var query = large
        // NSID, of no length (RFC 5001).
        query.options = [0, 3, 0, 0]
        query = query.cookie(cookie).cookie(client)
        #expect(bench.octets(to: try query.octets).answerCount == 40)
        #expect(bench.octets(to: try large.cookie(client).cookie(cookie).octets).answerCount == 0)
    }

    @Test func `a query for a cookie alone is answered as RFC 7873 5_4 says`() throws {
        let bench = try GuardBench()
        func ask(_ cookie: [UInt8]) -> [UInt8] {
            let options = [0, 10, 0, UInt8(cookie.count)] + cookie
            let header: [UInt8] = [7, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]
            return bench.octets(to: header + [0, 0, 41, 4, 208, 0, 0, 0, 0, 0, UInt8(options.count)] + options)
        }
        let first = ask(client)
        #expect(first.rcode == 0 && first.count == 51)
        let cookie = try #require(first.cookie)
        #expect(ask(cookie).rcode == 0)
        #expect(ask(cookie.dropLast() + [cookie[23] ^ 1]).rcode == 23)
        #expect(ask([1, 2, 3]).count == 12)
    }

    @Test func `scenarios that need large or many datagrams are played to who is proven, and to nobody else`() throws {
        for name in ["oversize-no-tc", "edns-overrun", "wrong-id", "late-duplicate", "tc-partial"] {
            let bench = try GuardBench()
            let query = GuardQuery("1.a40.\(name).big.example.net.")
            let unproven = bench.reply(to: try query.octets)
            #expect(unproven.octets.isTruncated && unproven.octets.answerCount == 0, "\(name)")
            #expect(unproven.forgery.isEmpty, "\(name)")
            let proven = bench.reply(to: try query.cookie(try fresh(bench)).octets)
            #expect(proven.octets.answerCount > 20, "\(name)")
            #expect(proven.forgery.isEmpty == !["wrong-id", "late-duplicate"].contains(name), "\(name)")
        }
    }

    @Test func `what only the cookie makes too large is TC, also to who is proven`() throws {
        let bench = try GuardBench()
        let cookie = try fresh(bench)
        // 36 + 11 octets without records, and 28 for the cookie: 72 records fit 1232 octets, 73 only without it.
        func answers(_ count: Int) throws -> [UInt8] {
            bench.octets(to: try GuardQuery("1.a\(count).clean.big.example.net.").cookie(cookie).octets)
        }
        let counts = try (60...80).map { try answers($0) }
        #expect(counts.allSatisfy { $0.count <= 1232 && $0.cookie != nil })
        let most = try #require(counts.lastIndex { !$0.isTruncated })
        #expect(counts[most].count > 1232 - 16 && counts[most + 1].isTruncated)
    }
}
