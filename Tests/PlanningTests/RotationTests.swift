import DNSWire
import Foundation
import Planning
import TestTools
import Testing

@testable import Reports

@Suite struct `Serving a part by rotation` {
    /// The same by its description in the README, in another language.
    private static let second = #"""
        import json, math, sys
        plan = json.load(sys.stdin)
        rotation, n = plan["rotation"], plan["addresses"]
        MASK = (1 << 64) - 1

        class SplitMix64:
            def __init__(self, seed): self.state = seed & MASK
            def next(self):
                self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
                z = self.state
                z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
                z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
                return z ^ (z >> 31)
            def below(self, bound): return (self.next() * bound) >> 64
            def shuffle(self, items, count):
                for i in range(count):
                    j = i + self.below(len(items) - i)
                    items[i], items[j] = items[j], items[i]

        def total(numbers):
            result = 0.0
            for number in numbers: result += number
            return result

        def simulate(k):
            rng = SplitMix64(rotation["seed"] + k)
            raw = [1 / math.pow(rank, rotation["zipf"]) for rank in range(1, rotation["resolvers"] + 1)]
            weights = [w / total(raw) for w in raw]
            hosts, order = list(range(n)), list(range(len(weights)))
            sums = {"spread": [0.0] * n, "firstOnly": [0.0] * n}
            peaks = {"spread": 0.0, "firstOnly": 0.0}
            variations = {"spread": 0.0, "firstOnly": 0.0}
            without, met = [0.0] * (n + 1), [0.0] * (n + 1)
            for _ in range(rotation["periods"]):
                failing = list(range(n))
                rng.shuffle(failing, n)
                load = {"spread": [0.0] * n, "firstOnly": [0.0] * n}
                lost = [0.0] * (n + 1)
                cursor = 0
                if rotation["choice"] == "windows":
                    rng.shuffle(order, len(order))
                    cursor = rng.below(n)
                for resolver in order:
                    if rotation["choice"] == "windows":
                        answer = [(cursor + i) % n for i in range(k)]
                        cursor = (cursor + k) % n
                    else:
                        rng.shuffle(hosts, k)
                        answer = hosts[:k]
                    for host in answer: load["spread"][host] += weights[resolver] / k
                    load["firstOnly"][answer[0]] += weights[resolver]
                    dead_from = max(failing.index(host) for host in answer) + 1
                    lost[dead_from] += weights[resolver]
                for h in range(1, n + 1):
                    without[h] += total(lost[: h + 1])
                    met[h] += total(load["spread"][host] for host in failing[:h])
                for kind, loads in load.items():
                    mean = total(loads) / n
                    peaks[kind] += max(loads) / mean
                    variations[kind] += math.sqrt(total((x - mean) ** 2 for x in loads) / n) / mean
                    sums[kind] = [a + b for a, b in zip(sums[kind], loads)]
            periods = rotation["periods"]
            result = {kind: {"peak": peaks[kind] / periods, "variation": variations[kind] / periods,
                             "peakOverall": max(sums[kind]) / (total(sums[kind]) / n)} for kind in sums}
            result["failures"] = [
                {"hosts": h, "without": math.comb(h, k) / math.comb(n, k), "simulatedWithout": without[h] / periods,
                 "first": h / n, "simulatedFirst": met[h] / periods}
                for h in sorted({1, 2, n // 10, max(1, n // 4), n // 2} - {0}) if h < n]
            return result

        def differences(one, other, path):
            if isinstance(one, dict):
                keys = set(one) | set(other)
                return [d for key in keys for d in differences(one[key], other[key], f"{path}.{key}")]
            if isinstance(one, list):
                if len(one) != len(other): return [f"{path}: {len(one)} and {len(other)}"]
                return [d for i in range(len(one)) for d in differences(one[i], other[i], f"{path}[{i}]")]
            return [] if math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-12) else [f"{path}: {one} and {other}"]

        found = []
        for part in rotation["parts"]:
            served = part.pop("served")
            found += differences(part, simulate(served), f"k = {served}")
        enough = next((k for k in range(1, len(rotation["parts"]) + 1)
                       if math.comb(max(1, n // 4), k) / math.comb(n, k) <= 0.0001), None)
        if enough != plan.get("enough"): found.append(f"enough: {enough} and {plan.get('enough')}")
        if plan["recommended"] != min(plan["safe"]["count"], n): found.append("recommended")
        if len(rotation["parts"]) != plan["safe"]["count"]: found.append("parts")
        print("\n".join(found))
        """#

    private static func plan(
        hosts: Int = 40, _ choice: Rotation.Choice = .random, resolvers: Int = 200, seed: UInt64 = 1,
        exponent: Double = 1
    ) throws -> Plan {
        let answer = PlannedAnswer(
            name: try DomainName("us-street.api.smarty.com"), nameServers: try NameServers.likeRoute53(4))
        let rotation = Rotation(
            hosts: hosts, choice: choice, resolvers: resolvers, exponent: exponent, periods: 3, seed: seed)
        return Plan(answer, rotation: rotation, counted: [])
    }

    @Test(arguments: Rotation.Choice.allCases, [(40, 1, 1.0), (23, UInt64.max, 0.7)] as [(Int, UInt64, Double)])
    func `a second implementation reproduces every number`(
        choice: Rotation.Choice, run: (Int, UInt64, Double)
    ) async throws {
        let plan = try Self.plan(hosts: run.0, choice, seed: run.1, exponent: run.2)
        let document = try PlanReport(plan, servers: []).json()
        let finished = try await TestTool.python.run(["-c", Self.second], input: Array(document.utf8))
        #expect(finished.succeeded, "\(finished.complaints)")
        #expect(finished.output.split(separator: "\n") == [])
        #expect(plan.parts.count == 20)
    }

    @Test func `the generator is SplitMix64`() {
        // The first numbers for seed 0, as the generator's authors publish them.
        var generator = SplitMix64(seed: 0)
        #expect(generator.next() == 0xE220_A839_7B1D_CDAF)
        #expect(generator.next() == 0x6E78_9E6A_A1B9_65F4)
        #expect(generator.next() == 0x06C4_5D18_8009_454F)
    }

    @Test func `what is simulated comes near the closed form`() throws {
        for choice in Rotation.Choice.allCases {
            let answer = PlannedAnswer(name: try DomainName("a.example"))
            let rotation = Rotation(hosts: 40, choice: choice, resolvers: 2000, exponent: 0, periods: 60)
            let plan = Plan(answer, rotation: rotation, counted: [])
            for part in plan.parts {
                for failing in part.failures {
                    #expect(abs(failing.simulatedWithout - failing.without) < 0.03)
                    #expect(abs(failing.simulatedFirst - failing.first) < 0.03)
                }
            }
        }
    }

    @Test func `the closed form is the hypergeometric one`() {
        #expect(ServedPart.withoutHealthy(served: 1, hosts: 40, failing: 10) == 0.25)
        #expect(ServedPart.withoutHealthy(served: 2, hosts: 4, failing: 2) == 1.0 / 6)
        #expect(ServedPart.withoutHealthy(served: 5, hosts: 40, failing: 4) == 0)
        #expect(ServedPart.withoutHealthy(served: 4, hosts: 4, failing: 4) == 1)
    }

    @Test func `each address more in an answer evens the load of clients that spread, and of no others`() throws {
        let parts = try Self.plan(resolvers: 1000).parts
        let (one, last) = (try #require(parts.first), try #require(parts.last))
        #expect(last.served == 20)
        #expect(last.spread.peak < one.spread.peak / 3 && last.spread.variation < one.spread.variation / 3)
        #expect(last.firstOnly.peak > one.firstOnly.peak / 1.5)
        #expect(one.spread == one.firstOnly)
    }

    @Test func `with one seed the numbers are the same, with another they differ`() throws {
        #expect(try Self.plan(seed: 7).parts == Self.plan(seed: 7).parts)
        #expect(try Self.plan(seed: 7).parts != Self.plan(seed: 8).parts)
    }

    @Test func `nothing is rotated where all are safe`() throws {
        let plan = try Self.plan(hosts: 20)
        #expect(plan.parts.isEmpty && plan.recommended == 20 && plan.enough == nil)
    }
}
