import Testing

@testable import OriginBenchmark

@Suite struct ComparisonTests {
    private static func measurement(_ server: String, _ load: String, _ round: Int, _ cost: Double) -> Measurement {
        Measurement(
            server: server, load: load, round: round, processorMicroseconds: cost, responsesPerSecond: 1000 / cost)
    }

    @Test func `a ratio is taken within a round, so a slow round changes nothing`() throws {
        let rounds = Rounds([
            Self.measurement("floor", "udp-40", 1, 4), Self.measurement("origin", "udp-40", 1, 5),
            Self.measurement("floor", "udp-40", 2, 40), Self.measurement("origin", "udp-40", 2, 50),
        ])
        let ratio = try #require(rounds.ratio(of: "origin", to: "floor", load: "udp-40"))
        #expect(ratio == Spread([1.25]))
    }

    @Test func `a round without the reference is left out of the ratio`() {
        let rounds = Rounds([
            Self.measurement("floor", "udp-40", 1, 4), Self.measurement("origin", "udp-40", 1, 4),
            Self.measurement("origin", "udp-40", 2, 400),
        ])
        #expect(rounds.ratio(of: "origin", to: "floor", load: "udp-40") == Spread([1]))
        #expect(rounds.ratio(of: "origin", to: "gdnsd", load: "udp-40") == nil)
    }

    @Test func `the median of an even number of values is the mean of the middle two`() throws {
        let spread = try #require(Spread([9, 1, 2, 4]))
        #expect(spread.least == 1 && spread.median == 3 && spread.most == 9)
        #expect(Spread([]) == nil)
    }

    @Test(arguments: [(1.15, true), (1.16, false)])
    func `a goal is reached up to its limit and not beyond`(cost: Double, reached: Bool) {
        let goal = Goal(load: "udp-40", limit: 1.15, reference: "floor")
        let rounds = Rounds([
            Self.measurement("floor", "udp-40", 1, 1), Self.measurement("origin", "udp-40", 1, cost),
        ])
        #expect(goal.result(in: rounds).reached == reached)
    }

    @Test func `a goal against a server that was not measured is neither reached nor missed`() {
        let goal = Goal(load: "udp-40", limit: 1, reference: "gdnsd")
        #expect(goal.result(in: Rounds([Self.measurement("origin", "udp-40", 1, 1)])).reached == nil)
    }

    @Test func `the table has a row a server, a column a load, and a dash where nothing was measured`() {
        let loads = Load.all(scale: 1)
        let measurements = [
            Self.measurement("floor", "udp-40", 1, 4), Self.measurement("origin", "udp-40", 1, 5),
        ]
        let table = Table.render(Comparison(of: measurements, loads: loads, servers: ["floor", "origin"]))
        let rows = table.split(separator: "\n")
        #expect(rows.contains { $0.hasPrefix("server   UDP, 40 addresses") && $0.hasSuffix("TCP, 1000 addresses") })
        #expect(rows.contains { $0.hasPrefix("origin   5.00 us  1.25 (1.25 to 1.25)") && $0.hasSuffix("-") })
        #expect(rows.contains("udp-40: origin at most 1.15 x floor: no, 1.25 (1.25 to 1.25)"))
    }
}
