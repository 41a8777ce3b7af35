import Conformance
import DNSWire
import Synchronization
import Testing

@testable import Origin

@Suite struct JournalTests {
    private func ask(_ bench: Bench, nonce: UInt64, over transport: Transport = .udp, times: Int = 1) throws {
        let query = try Query("clean", count: 40, nonce: nonce).octets
        for _ in 0..<times { _ = try bench.octets(to: query, over: transport) }
    }

    @Test func `what the origin did is joined to the case by its nonce, in order`() throws {
        let bench = try Bench()
        let start = ContinuousClock.now
        bench.journal.open(7)
        bench.journal.open(8)
        try ask(bench, nonce: 7)
        try ask(bench, nonce: 8)
        try ask(bench, nonce: 7, over: .tcp)
        let exchanges = bench.journal.take(7, askedAt: start).exchanges
        #expect(exchanges.map(\.transport) == [.udp, .tcp])
        #expect(exchanges.map(\.octets) == [64, 704])
        #expect(exchanges.map(\.tc) == [true, false])
        #expect(exchanges.map(\.records) == [0, 40])
        #expect(exchanges.map(\.action) == [.answered, .answered])
        #expect(exchanges.map(\.destination) == ["45.1.0.1", "45.1.0.1"])
        #expect(exchanges.allSatisfy { $0.ednsSize == nil && $0.atMs >= 0 })
        #expect(exchanges[0].atMs <= exchanges[1].atMs)
        #expect(bench.journal.take(8, askedAt: start).exchanges.count == 1)
    }

    @Test func `the EDNS size that was offered is kept as it stood`() throws {
        let bench = try Bench()
        bench.journal.open(1)
        for size: UInt16 in [0, 100, 1232, 65_535] {
            _ = try bench.octets(to: Query("clean", count: 1, ednsSize: size).octets)
        }
        #expect(bench.journal.take(1, askedAt: .now).exchanges.map(\.ednsSize) == [0, 100, 1232, 65_535])
    }

    @Test(arguments: [
        ("drop-512", Exchange.Action.dropped, 715), ("chop-512", .cut, 715), ("oversize-no-tc", .answered, 715),
    ])
    func `what the path did to a response is kept with its size before`(
        scenario: String, action: Exchange.Action, octets: Int
    ) throws {
        let bench = try Bench()
        bench.journal.open(1)
        _ = try bench.octets(to: Query(scenario, count: 40, ednsSize: 1232).octets)
        let exchange = try #require(bench.journal.take(1, askedAt: .now).exchanges.first)
        #expect(exchange.action == action && exchange.octets == octets && exchange.records == 40)
    }

    @Test func `nothing is kept that nobody waits for`() throws {
        let bench = try Bench()
        try ask(bench, nonce: 3)
        #expect(bench.journal.take(3, askedAt: .now).exchanges.isEmpty)
        bench.journal.open(3)
        try ask(bench, nonce: 3)
        #expect(bench.journal.take(3, askedAt: .now).exchanges.count == 1)
        bench.journal.close(3)
        try ask(bench, nonce: 3)
        #expect(bench.journal.take(3, askedAt: .now).exchanges.isEmpty)
    }

    @Test func `each taking tells what came since the last`() throws {
        let bench = try Bench()
        bench.journal.open(3)
        for times in [2, 0, 3] {
            try ask(bench, nonce: 3, times: times)
            #expect(bench.journal.take(3, askedAt: .now).exchanges.count == times)
        }
    }

    @Test func `a case opened again begins anew`() throws {
        let bench = try Bench()
        bench.journal.open(3)
        try ask(bench, nonce: 3)
        bench.journal.open(3)
        #expect(bench.journal.take(3, askedAt: .now).exchanges.isEmpty)
    }

    @Test func `a client that loops is kept a thousand times`() throws {
        let bench = try Bench()
        bench.journal.open(1)
        try ask(bench, nonce: 1, times: Journal.limit + 100)
        #expect(Journal.limit == 1000)
        let seen = bench.journal.take(1, askedAt: .now)
        #expect(seen.exchanges.count == 1000)
        #expect(seen.unlisted == 100)
        #expect(bench.journal.take(1, askedAt: .now).unlisted == 0)
    }

    @Test func `a flood is told once, when it has become one`() throws {
        let bench = try Bench()
        let told = Atomic<Int>(0)
        bench.journal.open(1) { told.add(1, ordering: .relaxed) }
        try ask(bench, nonce: 1, times: Excess.queries.limit - 1)
        #expect(told.load(ordering: .relaxed) == 0)
        try ask(bench, nonce: 1, times: 100)
        #expect(told.load(ordering: .relaxed) == 1)
    }

    @Test func `background queries are not the case's`() throws {
        let bench = try Bench()
        bench.journal.open(1)
        _ = try bench.octets(to: Query("00001.a40.clean.brimful.example.", type: 28).octets)
        _ = try bench.octets(to: Query("a40.clean.brimful.example.", type: 1).octets)
        #expect(bench.journal.take(1, askedAt: .now).exchanges.isEmpty)
    }

    @Test(arguments: ["0.0.0.0", "127.0.0.1", "198.18.255.1", "255.255.255.255"])
    func `an IPv4 address is read and written`(text: String) throws {
        #expect(IPv4.text(try #require(IPv4.number(text))) == text)
    }

    @Test(arguments: ["", "1.2.3", "1.2.3.4.5", "256.0.0.1", "1.2.3.-4", "1..2.3", "a.b.c.d", "1.2.3.4 ", "::1"])
    func `what is no IPv4 address is none`(text: String) {
        #expect(IPv4.number(text) == nil)
    }
}
