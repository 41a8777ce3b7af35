import Conformance
import Testing

@testable import Reports

@Suite struct `Terminal report` {
    private func lines(_ audit: Audit = Sample.usual, width: Int = 100, color: Bool = false) -> [String] {
        TerminalReport(width: width, color: color).render(audit).split(
            separator: "\n", omittingEmptySubsequences: false
        )
        .map(String.init)
    }

    /// The lines from the title of a scenario to the next empty line.
    private func section(_ scenario: String, of lines: [String]) -> [String] {
        guard let start = lines.firstIndex(where: { $0.hasPrefix("\(scenario): ") }) else { return [] }
        return Array(lines[start...].prefix { !$0.isEmpty })
    }

    @Test(arguments: [60, 80, 100, 160]) func `no line is wider than the terminal`(width: Int) {
        #expect(lines(width: width).allSatisfy { $0.count <= width })
    }

    @Test func `a width below 60 is taken as 60`() {
        #expect(lines(width: 1) == lines(width: 60))
    }

    @Test(arguments: [80, 100]) func `every subject has exactly one row under clean`(width: Int) {
        let clean = section("clean", of: lines(width: width))
        for subject in Sample.usual.subjects {
            #expect(clean.count { $0.hasPrefix("  \(subject.fullName) ") } == 1, "\(subject.fullName)")
        }
    }

    @Test func `a row has a cell for each count, and ends in the cliff`() throws {
        let row = try #require(section("clean", of: lines()).first { $0.contains("musl") })
        #expect(row.split(separator: " ").dropFirst().prefix(9).joined(separator: " ") == "ok ok ok ok P P P P P")
        #expect(row.hasSuffix("  up to 28: 512 octets, no TCP"))
    }

    @Test func `subjects are grouped by kind, whatever their order in the audit`() {
        let clean = section("clean", of: lines()).map { $0.trimmingPrefix("  ").prefix { $0 != "@" } }
        let names = clean.filter {
            ["resolvers", "unbound", "stub resolvers", "musl-getaddrinfo", "parsers"].contains($0)
        }
        #expect(names == ["resolvers", "unbound", "stub resolvers", "musl-getaddrinfo", "parsers"])
    }

    @Test func `other scenarios show only what is not as it should be, and count the rest`() {
        let section = section("tc-empty", of: lines())
        #expect(section.contains { $0.contains("musl-getaddrinfo@1.2.3") })
        #expect(!section.contains { $0.contains("unbound") })
        #expect(section.last == "  the other 4 subjects as expected")
    }

    @Test func `scenarios that harm nobody take one line each`() {
        let subjects = [Sample.unbound, Sample.glibc]
        let names = ["shuffle", "no-compress"]
        let audit = Sample.audit(
            scenarios: names.map { Sample.scenario($0) } + [Sample.scenario("edns-drop")], subjects: subjects,
            results: names.flatMap { name in subjects.flatMap { Sample.sweep($0, name, counts: [40]) } })
        let lines = lines(audit)
        #expect(
            lines.drop { $0 != "Scenarios with nothing to tell" }.prefix { !$0.isEmpty } == [
                "Scenarios with nothing to tell", "  shuffle: all 2 subjects as expected  what happens in shuffle",
                "  no-compress: all 2 subjects as expected  what happens in no-compress",
                "  edns-drop: no subject was asked  what happens in edns-drop",
            ])
        #expect(!lines.contains("What the letters mean"))
    }

    @Test func `what nothing can notice is counted, and blamed on nobody`() {
        let results = [Sample.unbound, Sample.glibc].map {
            Sample.result($0, "silent-subset", 40, outcome: .partial, verdict: .tolerated)
        }
        let audit = Sample.audit(
            scenarios: [Sample.scenario("silent-subset", expectation: .undetectable)],
            subjects: [Sample.unbound, Sample.glibc], results: results)
        #expect(
            lines(audit).contains {
                $0.hasPrefix("  silent-subset: all 2 subjects not to blame: nothing can notice this")
            })
        let failing = Sample.result(Sample.musl, "silent-subset", 40, outcome: .wrong, verdict: .fail)
        let mixed = Sample.audit(
            scenarios: audit.scenarios, subjects: audit.subjects + [Sample.musl], results: results + [failing])
        #expect(section("silent-subset", of: lines(mixed)).contains { $0.hasPrefix("  musl-getaddrinfo@1.2.3 ") })
        #expect(!section("silent-subset", of: lines(mixed)).contains { $0.hasPrefix("  unbound@") })
    }

    @Test func `what was right only at first has its letter, its meaning and its sentence`() {
        let result = Sample.result(
            Sample.unbound, "cached-tc", 40, outcome: .inconsistent, verdict: .fail, flags: [.inconsistent],
            why: "unbound said TC=1 at first; asked again it lost the name.")
        let text = lines(
            Sample.audit(scenarios: [Sample.scenario("cached-tc")], subjects: [Sample.unbound], results: [result]))
        #expect(text.contains { $0.hasPrefix("  unbound@1.17.1  I  fails at 40: something else when asked again") })
        #expect(text.contains("  I   inconsistent: right at first, wrong when asked again"))
        #expect(text.contains { $0.contains("asked again it lost the name.") })
    }

    @Test(arguments: [60, 80, 100]) func `the legend explains exactly the letters that occur`(width: Int) throws {
        let lines = lines(width: width)
        let start = try #require(lines.firstIndex(of: "What the letters mean"))
        let legend = lines[(start + 1)...].prefix { !$0.isEmpty }.compactMap { $0.split(separator: " ").first }
        let rows = lines[..<start].filter { $0.hasPrefix("  ") && ($0.contains("@") || $0.contains("…")) }
        let known = ["ok", ".", "?"] + Outcome.allCases.flatMap { [$0.letter, $0.letter.lowercased()] }
        let cells = rows.flatMap { row in
            row.split(separator: " ").dropFirst().map(String.init).prefix { known.contains($0) }
        }
        #expect(Set(legend.map(String.init)) == Set(cells))
        #expect(legend.count == Set(legend).count)
    }

    @Test func `without colour there is no escape, and colour changes nothing but escapes`() {
        let bare = lines().joined(separator: "\n")
        let colored = lines(color: true).joined(separator: "\n")
        #expect(!bare.contains("\u{1B}"))
        #expect(colored.contains("\u{1B}[1;31m"))
        #expect(colored.replacing(#/\u{1B}\[[0-9;]*m/#, with: "") == bare)
    }

    @Test func `a subject's failures are told once for each scenario, at the smallest count`() {
        let text = lines(width: 160).joined(separator: "\n")
        #expect(text.contains("  - clean, 29 addresses: 14 of 29 addresses came back"))
        #expect(text.contains("[RFC 7766 §5] … and 4 more counts"))
        #expect(!text.contains("20 of 40 addresses came back, and nothing said that some are missing. [RFC 7766 §5] …"))
        #expect(text.contains("  - clean, 1000 addresses, edns4096: "))
    }

    @Test func `what was skipped and what could not be decided is said`() {
        let lines = lines()
        #expect(lines.contains("  knot-resolver: the package cannot be fetched"))
        #expect(lines.contains("  - tc-empty, 40 addresses: Not repeated."))
    }

    @Test func `the summary ends the report`() {
        let lines = lines(width: 160)
        #expect(lines.suffix(2) == ["pass 148  tolerated 1  fail 18  inconclusive 1", ""])
        #expect(
            lines.contains { $0.hasPrefix("safe count: 28 (the largest") && $0.hasSuffix("by musl-getaddrinfo@1.2.3)") }
        )
    }

    @Test func `an audit of nothing is a report, too`() {
        let text = lines(Sample.audit(counts: [], scenarios: [], subjects: [], results: [])).joined(separator: "\n")
        #expect(text.contains("asked 0 subjects"))
        #expect(text.contains("safe count: cannot be told: the scenario clean was not played"))
    }
}
