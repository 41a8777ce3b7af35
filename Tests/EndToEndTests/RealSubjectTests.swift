import Foundation
import TestTools
import Testing

extension EndToEnd {
    /// Software that people run, of known versions. Debian packages are fetched once, into XDG_CACHE_HOME.
    @Suite struct RealSubjectTests {
        private static let bookworm = "Debian bookworm's versions; an update of a package may move the limit"

        private func audit(_ subjects: [String], _ scenarios: [String], _ counts: String, _ more: [String] = [])
            async throws
            -> Brimful.Run
        {
            let pinned = subjects.map { $0.contains("/") ? $0 : "\($0)@bookworm" }
            return try await Brimful.run(Brimful.arguments(pinned, scenarios: scenarios, counts: counts) + more)
        }

        @Test func `musl 1.2.3 takes a part for the whole, and no records for no name`() async throws {
            let run = try await audit(["musl-getaddrinfo"], ["clean", "tc-empty", "tc-partial"], "28,40")
            let report = try run.report()
            let name = "musl-getaddrinfo"
            let noName = "nxdomain fail truncation nxdomain tcp-fallback upstream"
            #expect(report.results(name, "clean").map(\.showing) == ["complete pass none", noName])
            #expect(report.results(name, "tc-empty").map(\.showing) == [noName, noName])
            let partial = report.results(name, "tc-partial")
            #expect(
                partial.map(\.showing) == [
                    "complete pass none", "partial fail truncation tcp-fallback lost-addresses upstream",
                ])
            #expect(partial.last?.addresses.received == 28)
            #expect(partial.last?.addresses.expected == 40)
            #expect(partial.last?.origin.map { "\($0.transport) \($0.tc)" } == ["udp true"])
            #expect(report.cliffs(name, "tc-partial").map(\.text) == ["28 to 29, octets 512"])
            #expect(report.summary.safeCount == 28)
            #expect(run.code == 1)
        }

        @Test func `glibc and unbound give all of 40 addresses`() async throws {
            let run = try await audit(["glibc-getaddrinfo", "unbound"], ["clean"], "1,20,40")
            let report = try run.report()
            #expect(report.results.filter { $0.verdict != "pass" }.map(\.why) == [])
            #expect(report.summary.safeCount == 40)
            #expect(run.code == 0)
        }

        @Test func `resolvers stop at the number of records that their sources say`() async throws {
            let run = try await audit(
                ["bind", "pdns-recursor", "unbound", "dnsmasq"], ["clean"], "100,101,256,257", ["--view", "stub"])
            let report = try run.report()
            #expect(report.cliffs("bind", "clean").map(\.text) == ["100 to 101, records 100"], "\(Self.bookworm)")
            #expect(
                report.cliffs("pdns-recursor", "clean").map(\.text) == ["256 to 257, records 256"], "\(Self.bookworm)")
            #expect(report.cliffs("unbound", "clean").map(\.text) == [])
            #expect(report.cliffs("dnsmasq", "clean").map(\.text) == [])
        }

        @Test func `the same audit says the same three times`() async throws {
            var seen: Set<[String]> = []
            for _ in 1...3 {
                let run = try await audit(
                    ["musl-getaddrinfo", "glibc-getaddrinfo", "dnsmasq"], ["clean", "tc-partial", "tcp-refused"],
                    "20,40")
                seen.insert(
                    try run.report().results.map {
                        "\($0.subject) \($0.scenario) \($0.count) \($0.view) \($0.showing)"
                    })
            }
            #expect(seen.count == 1)
        }

        @Test func `the JSON report is as its schema says`() async throws {
            try await withScratchFolder { folder in
                let subjects = ["stub-crashes", "resolver-dies", "resolver-no-tcp", "stub-garbage"].map(Model.manifest)
                let report = "\(folder)/report.json"
                let run = try await audit(
                    subjects + ["glibc-getaddrinfo"], ["clean", "tc-partial"], "20,40", ["--output", report])
                #expect(run.code == 1)
                try await Schema.validate(report)
            }
        }
    }
}

/// The committed schemas of what is written in JSON.
enum Schema {
    private static let folder = "\(#filePath.components(separatedBy: "/Tests/")[0])/Fixtures"
    private static let script = """
        import json, sys, jsonschema
        schema, report = json.load(sys.stdin)
        jsonschema.validate(report, schema)
        """

    /// Validates with Python's `jsonschema`.
    static func validate(
        _ report: String, against schema: String = "report.schema.json", _ location: SourceLocation = #_sourceLocation
    ) async throws {
        try await validate(text: try String(contentsOfFile: report, encoding: .utf8), against: schema, location)
    }

    static func validate(
        text: String, against schema: String, _ location: SourceLocation = #_sourceLocation
    ) async throws {
        let schema = try String(contentsOfFile: "\(folder)/\(schema)", encoding: .utf8)
        let result = try await TestTool.jsonschema.run(["-c", script], input: Array("[\(schema),\(text)]".utf8))
        let said = result.complaints.split(separator: "\n").prefix(20).joined(separator: "\n")
        #expect(result.succeeded, "\(said)", sourceLocation: location)
    }
}
