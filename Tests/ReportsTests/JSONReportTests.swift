import Conformance
import FoundationEssentials
import Testing

@testable import Reports

/// Any JSON value, so that a test sees what is there and not what it expects.
private indirect enum JSON: Decodable, Equatable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSON])
    case object([String: JSON])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let value = try? container.decode([JSON].self) {
            self = .array(value)
        } else {
            self = .object(try container.decode([String: JSON].self))
        }
    }

    subscript(key: String) -> JSON? {
        if case .object(let members) = self { members[key] } else { nil }
    }

    subscript(position: Int) -> JSON? {
        if case .array(let items) = self, items.indices.contains(position) { items[position] } else { nil }
    }

    var keys: Set<String> {
        if case .object(let members) = self { Set(members.keys) } else { [] }
    }
}

@Suite struct `JSON report` {
    private func report(_ audit: Audit = Sample.usual) throws -> JSON {
        try JSONDecoder().decode(JSON.self, from: Data(JSONReport().render(audit).utf8))
    }

    private func report(of reply: Reply) throws -> JSON? {
        let usual = Sample.result(Sample.musl, "clean", 40)
        let observation = Observation(
            subject: Sample.musl, testCase: usual.observation.testCase, purpose: .sweep, octets: 706, reply: reply,
            exchanges: [])
        let result = CaseResult(
            observation: observation, outcome: Outcome(reply), verdict: .fail, flags: [.tcpFallback], leg: .none,
            rule: nil,
            why: "w")
        return try report(Sample.audit(scenarios: [], subjects: [Sample.musl], results: [result]))["results"]?[0]
    }

    @Test func `the members are those of the contract`() throws {
        let report = try report()
        #expect(report["schema"] == .number(1))
        #expect(
            report.keys == [
                "schema", "tool", "zone", "profile", "counts", "scenarios", "subjects", "skipped", "results", "cliffs",
                "summary",
            ])
        #expect(
            report["results"]?[0]?.keys == [
                "id", "subject", "scenario", "type", "count", "view", "octets", "outcome", "verdict", "flags",
                "addresses", "reply", "origin", "leg", "rule", "why",
            ])
        #expect(report["results"]?[0]?["reply"]?.keys == ["rcode", "tc", "error", "elapsedMs", "status"])
        #expect(
            report["results"]?[0]?["origin"]?[0]?.keys == ["transport", "ednsSize", "octets", "tc", "action", "atMs"])
        #expect(report["subjects"]?[0]?.keys == ["name", "kind", "version", "source"])
    }

    @Test func `what is unknown is null, and not left out`() throws {
        let result = try report()["results"]?[0]
        #expect(result?["rule"] == .null)
        #expect(result?["reply"]?["error"] == .null)
        #expect(result?["origin"]?[0]?["ednsSize"] == .null)
        let summary = try report(Sample.audit(scenarios: [], subjects: [], results: []))["summary"]
        #expect(summary?["safeCount"] == .null)
        #expect(summary?["safeCountLimitedBy"] == .array([]))
    }

    @Test func `cliffs and summary carry the numbers`() throws {
        let report = try report()
        #expect(report["cliffs"]?[0]?["cause"] == .object(["kind": .string("octets"), "limit": .number(512)]))
        #expect(report["cliffs"]?[0]?["subject"] == .string("musl-getaddrinfo@1.2.3"))
        #expect(report["summary"]?["fail"] == .number(18))
        #expect(report["summary"]?["safeCount"] == .number(28))
        #expect(report["scenarios"] == .array([.string("clean"), .string("tc-empty"), .string("tcp-refused")]))
    }

    @Test func `a result carries its case and its tally`() throws {
        let reply = Reply(
            status: .answered, addresses: AddressTally(expected: 40, received: 28, viaTCP: 3), elapsedMs: 12.3456)
        let result = try report(of: reply)
        #expect(result?["id"] == .string("clean/a40/lookup"))
        #expect(result?["type"] == .string("A"))
        #expect(result?["flags"] == .array([.string("tcp-fallback")]))
        #expect(result?["addresses"]?["missing"] == .number(12))
        #expect(result?["addresses"]?["viaTCP"] == .number(3))
        #expect(result?["reply"]?["elapsedMs"] == .number(12.3))
    }

    @Test(arguments: [
        (Reply.Status.answered, "answered"), (.timedOut, "timedOut"), (.hung, "hung"), (.exited(1), "exited 1"),
        (.signalled(11), "signalled 11"), (.unreadable("QDCOUNT"), "unreadable: QDCOUNT"),
        (.harness("x"), "harness: x"),
    ])
    func `a status is a word and what belongs to it`(status: Reply.Status, word: String) throws {
        let result = try report(of: Reply(status: status, addresses: AddressTally(expected: 40), elapsedMs: 0))
        #expect(result?["reply"]?["status"] == .string(word))
    }

    @Test(arguments: [Double.infinity, .nan, .greatestFiniteMagnitude])
    func `a time that is no number does not spoil the report`(time: Double) throws {
        let result = try report(of: Reply(status: .hung, addresses: AddressTally(expected: 40), elapsedMs: time))
        #expect(result?["reply"]?["elapsedMs"] == .number(0))
    }

    @Test func `hostile text comes back as it was, out of plain ASCII`() throws {
        let evil = Hostile.text + "😀"
        let audit = Sample.audit(
            scenarios: [], subjects: [Sample.musl], results: [Sample.result(Sample.musl, "clean", 1, why: evil)])
        #expect(try JSONReport().render(audit).utf8.allSatisfy { $0 == 0x0A || (0x20..<0x7F).contains($0) })
        #expect(try report(audit)["results"]?[0]?["why"] == .string(evil))
    }

    @Test func `the same audit gives the same text`() throws {
        #expect(try JSONReport().render(Sample.usual) == JSONReport().render(Sample.usual))
    }
}
