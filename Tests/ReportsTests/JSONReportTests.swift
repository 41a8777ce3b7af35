import Conformance
import Foundation
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

    /// The strings of an array.
    var words: Set<String> {
        guard case .array(let items) = self else { return [] }
        return Set(items.compactMap { if case .string(let word) = $0 { word } else { nil } })
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
                "pairs", "usage", "effort", "baseline", "summary",
            ])
        #expect(
            report["results"]?[0]?.keys == [
                "id", "subject", "scenario", "type", "count", "view", "octets", "outcome", "verdict", "flags",
                "addresses", "reply", "origin", "unseen", "again", "conduct", "leg", "rule", "why", "known", "standing",
                "accepted",
            ])
        #expect(
            report["results"]?[0]?["addresses"]?.keys == [
                "expected", "received", "missing", "foreign", "duplicate", "viaTCP", "inOrder",
            ])
        #expect(report["results"]?[0]?["conduct"]?.keys == ["queries", "ednsSizes", "tcpAfter", "looksPermanent"])
        #expect(
            report["cliffs"]?[0]?.keys == [
                "subject", "scenario", "view", "holdsTo", "failsFrom", "before", "outcome", "change", "cause",
            ])
        #expect(
            report["results"]?[0]?["reply"]?.keys == [
                "rcode", "tc", "error", "elapsedMs", "status", "signal", "log",
            ])
        #expect(
            report["results"]?[0]?["origin"]?[0]?.keys == [
                "transport", "type", "ednsSize", "octets", "tc", "action", "atMs",
            ])
        #expect(report["subjects"]?[0]?.keys == ["name", "kind", "version", "source", "alsoFrom", "through"])
    }

    @Test func `what is unknown is null, and not left out`() throws {
        let result = try report()["results"]?[0]
        #expect(try report()["effort"] == .null)
        #expect(try report()["subjects"]?[0]?["through"] == .null)
        #expect(result?["conduct"]?["tcpAfter"] == .null)
        let cliff = Sample.cliff(Sample.musl, "clean", holdsTo: 0, before: nil)
        let cliffs = try report(Sample.audit(scenarios: [], subjects: [], results: [], cliffs: [cliff]))["cliffs"]
        #expect(cliffs?[0]?["before"] == .null)
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

    @Test func `asking again is told with all that came of it`() throws {
        let again = Observation.Repetition(
            view: .tcp, reply: Reply(status: .timedOut, addresses: AddressTally(expected: 40), elapsedMs: 2),
            exchanges: [Sample.exchange(.tcp)])
        let result = Sample.observed(Sample.unbound, "cached-tc", again: [again])
        let report = try report(Sample.audit(scenarios: [], subjects: [], results: [result]))["results"]?[0]
        #expect(report?["again"]?[0]?.keys == ["view", "addresses", "reply", "origin"])
        #expect(report?["again"]?[0]?["view"] == .string("tcp"))
        #expect(report?["again"]?[0]?["reply"]?["status"] == .string("timedOut"))
        #expect(report?["again"]?[0]?["origin"]?[0]?["type"] == .string("A"))
    }

    @Test func `conduct is what the exchanges show`() throws {
        let result = Sample.observed(
            Sample.unbound, "clean", exchanges: [Sample.exchange(edns: 1232, tc: true), Sample.exchange(.tcp)])
        let report = try report(Sample.audit(scenarios: [], subjects: [], results: [result]))["results"]?[0]
        #expect(
            report?["conduct"]
                == .object([
                    "queries": .number(2), "ednsSizes": .array([.number(1232), .number(0)]),
                    "tcpAfter": .string("truncation"), "looksPermanent": .bool(false),
                ]))
    }

    @Test func `a pair is named by its two, and its failure stands by itself`() throws {
        let report = try report(Sample.paired)
        #expect(report["subjects"]?[2]?["through"] == .string("unbound@1.17.1"))
        #expect(report["pairs"]?[1] == nil)
        #expect(
            report["pairs"]?[0]
                == .object([
                    "stub": .string("glibc-getaddrinfo@2.36"), "resolver": .string("unbound@1.17.1"),
                    "scenario": .string("clean"), "type": .string("A"), "count": .number(40),
                    "outcome": .string("servfail"),
                    "why": .string("20 of 40 addresses came back, and nothing said that some are missing."),
                ]))
    }

    @Test func `usage and effort are numbers`() throws {
        let report = try report(Sample.paired)
        #expect(
            report["usage"]?[0]
                == .object([
                    "subject": .string("musl-getaddrinfo@1.2.3"), "starts": .number(2), "cpuMs": .number(12.3),
                    "peakMemory": .number(4096),
                ]))
        #expect(
            report["effort"]?.keys == [
                "elapsedMs", "harnessCPUMs", "subjectsCPUMs", "processors", "peakMemory", "waits",
            ])
        #expect(report["effort"]?["elapsedMs"] == .number(58_000))
        #expect(
            report["effort"]?["waits"]?[0] == .object(["scenario": .string("clean"), "waitedMs": .number(3.1)]))
    }

    @Test func `the schema knows every word and every member`() throws {
        let path = "\(#filePath.components(separatedBy: "/Tests/")[0])/Fixtures/report.schema.json"
        let schema = try JSONDecoder().decode(JSON.self, from: Data(contentsOf: URL(filePath: path)))
        let words = schema["$defs"]
        #expect(words?["outcome"]?["enum"]?.words == Set(Outcome.allCases.map(\.rawValue)))
        #expect(words?["view"]?["enum"]?.words == Set(View.allCases.map(\.rawValue)))
        #expect(
            words?["result"]?["properties"]?["flags"]?["items"]?["enum"]?.words == Set(Flag.allCases.map(\.rawValue)))
        let (report, paired) = (try report(), try report(Sample.paired))
        let result = report["results"]?[0]
        for (definition, value) in [
            (schema, report), (words?["result"], result), (words?["cliff"], report["cliffs"]?[0]),
            (words?["exchange"], result?["origin"]?[0]), (words?["subject"], report["subjects"]?[0]),
            (words?["conduct"], result?["conduct"]),
            (words?["reply"], result?["reply"]), (words?["addresses"], result?["addresses"]),
            (words?["pair"], paired["pairs"]?[0]), (words?["usage"], paired["usage"]?[0]),
            (words?["effort"], paired["effort"]),
        ] {
            #expect(definition?["required"]?.words == value?.keys)
            #expect(definition?["properties"]?.keys == value?.keys)
        }
    }

    @Test(arguments: [
        (Reply.Status.answered, "answered"), (.timedOut, "timedOut"), (.hung, "hung"), (.exited(1), "exited 1"),
        (.signalled(11), "signalled 11"), (.unreadable("QDCOUNT"), "unreadable: QDCOUNT"),
        (.harness("x"), "harness: x"), (.ended(.queries), "ended: queries"), (.outOfStep, "outOfStep"),
    ])
    func `a status is a word and what belongs to it`(status: Reply.Status, word: String) throws {
        let result = try report(of: Reply(status: status, addresses: AddressTally(expected: 40), elapsedMs: 0))
        #expect(result?["reply"]?["status"] == .string(word))
    }

    @Test func `a signal is told by its name, with the last lines of the log`() throws {
        let dead = Reply(
            status: .signalled(11), addresses: AddressTally(expected: 40), elapsedMs: 0, log: ["one", "two"])
        let reply = try report(of: dead)?["reply"]
        #expect(reply?["signal"] == .string("SIGSEGV"))
        #expect(reply?["log"] == .array([.string("one"), .string("two")]))
        let alive = try report(of: Reply(status: .answered, addresses: AddressTally(expected: 40), elapsedMs: 0))
        #expect(alive?["reply"]?["signal"] == .null)
    }

    @Test(arguments: [Double.infinity, .nan, .greatestFiniteMagnitude])
    func `a time that is no number does not spoil the report`(time: Double) throws {
        let result = try report(of: Reply(status: .hung, addresses: AddressTally(expected: 40), elapsedMs: time))
        #expect(result?["reply"]?["elapsedMs"] == .number(0))
        let effort = Audit.Effort(
            elapsedMs: time, harnessCPUMs: time, subjectsCPUMs: time, processors: 2, peakMemory: 0, waits: [])
        let audit = Sample.audit(scenarios: [], subjects: [], results: [], effort: effort)
        #expect(try report(audit)["effort"]?["harnessCPUMs"] == .number(0))
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
