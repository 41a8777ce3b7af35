import Conformance
import Reports
import Testing

@testable import brimful

@Suite struct `The messages of a report` {
    private static let scenario = Scenario(
        name: "clean", title: "t", wire: "w", requirement: "r", faults: [], expectation: .complete,
        rule: Rule(rfc: "RFC 7766", section: "5", text: "t"), victims: [])
    private static let subject = SubjectIdentity(name: "stub", kind: .stub, version: "1", source: "machine")

    private static func audit(
        counts: [Int], faults: [Fault] = [], ednsSize: Int? = nil, transports: [Transport] = [.udp, .tcp]
    ) -> Audit {
        let scenario = Scenario(
            name: "clean", title: "t", wire: "w", requirement: "r", faults: faults, expectation: .complete,
            rule: Self.scenario.rule, victims: [])
        let results = counts.map { count in
            let exchanges = transports.map {
                Exchange(
                    transport: $0, destination: "192.0.2.1", ednsSize: ednsSize, octets: 1, tc: false, records: 0,
                    action: .answered, type: .a, atMs: 0)
            }
            let observation = Observation(
                subject: subject, testCase: Case(scenario: "clean", count: count, view: .lookup), purpose: .sweep,
                octets: 1, reply: Reply(status: .answered, addresses: AddressTally(expected: count), elapsedMs: 1),
                exchanges: exchanges + exchanges)
            return CaseResult(
                observation: observation, outcome: .complete, verdict: .pass, flags: [], leg: .none, rule: nil, why: "w"
            )
        }
        return Audit(
            tool: .init(name: "brimful", version: "0"), zone: "brimful.example.", profile: "quick", counts: counts,
            scenarios: [scenario], subjects: [subject], skipped: [], results: results, cliffs: [], safeCount: nil)
    }

    @Test func `each response is there once, with its fields in order and the records between left out`() throws {
        let samples = try MessageSamples.of(Self.audit(counts: [40]))
        #expect(samples.map(\.transport) == [.udp, .tcp])
        let whole = try #require(samples.last)
        #expect(whole.octets == 12 + 52 + 40 * 16)
        #expect(whole.fields.map(\.name).prefix(6) == ["ID", "flags", "QDCOUNT", "ANCOUNT", "NSCOUNT", "ARCOUNT"])
        #expect(whole.fields.first { $0.name == "ANCOUNT" }?.hex == "0028")
        let addresses = whole.fields.filter { $0.name == "RDATA" }.map(\.value)
        #expect(addresses.count == 4)
        #expect(addresses.first == "198.19.0.1")
        #expect(whole.fields.last.map { $0.offset + $0.hex.utf8.count / 2 } == whole.octets)
    }

    @Test func `TC and EDNS are in the fields`() throws {
        let sample = try #require(try MessageSamples.of(Self.audit(counts: [100], ednsSize: 1232)).first)
        #expect(sample.fields.first { $0.name == "flags" }?.value.contains("TC") == true)
        #expect(sample.fields.contains { $0.name == "CLASS" && $0.value.hasPrefix("UDP payload size") })
    }

    @Test func `what can't be read is told as the rest`() throws {
        let audit = Self.audit(counts: [40], faults: [.omitTC(.all), .cut(at: 300)], transports: [.udp])
        let sample = try #require(try MessageSamples.of(audit).first)
        #expect(sample.octets == 300)
        #expect(sample.fields.last?.name == "rest")
        #expect(sample.fields.last?.value.contains("cut") == true)
    }

    @Test func `all of them together are bounded`() throws {
        let samples = try MessageSamples.of(Self.audit(counts: Array(1...4000), transports: [.tcp]))
        #expect((500..<4000).contains(samples.count))
    }
}
