import Conformance
import Testing

@testable import Reports

/// Which version breaks where.
@Suite struct VersionsReportTests {
    private static let counts = [20, 28, 40, 101]
    private static let scenarios = ["clean", "tc-empty", "tcp-eof"]

    private struct Version {
        let name: String
        let version: String
        /// How far it holds under clean and tc-empty.
        let holdsTo: Int
    }

    private func audit(_ versions: [Version], twins: [Audit.Twin] = [], skipped: [Audit.Skipped] = []) -> Audit {
        let subjects = versions.map { Sample.subject($0.name, .stub, version: $0.version) }
        let results = zip(subjects, versions).flatMap { subject, version in
            Self.scenarios.flatMap { scenario in
                Sample.sweep(
                    subject, scenario, counts: Self.counts, holdsTo: scenario == "tcp-eof" ? .max : version.holdsTo,
                    then: .nxdomain)
            }
        }
        let cliffs = zip(subjects, versions).filter { $0.1.holdsTo < 101 }.flatMap { subject, version in
            ["clean", "tc-empty"].map {
                Sample.cliff(subject, $0, holdsTo: version.holdsTo, .nxdomain, .records, version.holdsTo)
            }
        }
        return Audit(
            tool: .init(name: "brimful", version: "1"), zone: "z.", profile: "quick", counts: Self.counts,
            scenarios: Self.scenarios.map { Sample.scenario($0) }, subjects: subjects, skipped: skipped,
            results: results,
            cliffs: cliffs, safeCount: nil, twins: twins)
    }

    private func lines(_ audit: Audit, width: Int = 100) -> [String] {
        VersionsReport(style: TerminalStyle(width: width, color: false)).render(audit)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    @Test func `versions stand side by side, ascending, with how far each holds`() {
        let shown = lines(
            audit([
                Version(name: "musl", version: "1.2.10", holdsTo: .max),
                Version(name: "musl", version: "1.2.9", holdsTo: 28),
            ]))
        #expect(shown.contains("            1.2.9   1.2.10"))
        #expect(shown.contains("  clean     28 N    ok"))
        #expect(shown.contains("  as it should be in all: tcp-eof"))
    }

    @Test func `a change from one version to the next is told in words`() {
        let shown = lines(
            audit([
                Version(name: "musl", version: "1", holdsTo: 28), Version(name: "musl", version: "2", holdsTo: 40),
                Version(name: "musl", version: "3", holdsTo: 40),
            ]), width: 160
        ).joined(separator: "\n")
        #expect(
            shown.contains(
                "1 to 2 clean, tc-empty: up to 28 records, then \"no such name\" -> up to 40 records, then \"no such name\""
            ))
        #expect(!shown.contains("2 to 3"))
    }

    @Test func `subjects that do the same in every version are told together`() {
        let both = ["musl-a", "musl-b"].map { Version(name: $0, version: "1", holdsTo: 28) }
        let shown = lines(audit(both + [Version(name: "musl-c", version: "1", holdsTo: 40)]))
        #expect(shown.contains("musl-a, musl-b"))
        #expect(shown.contains("musl-c"))
        #expect(shown.count { $0.hasPrefix("  clean") } == 2)
    }

    @Test func `different software has a table of its own, though a version be the same`() {
        let shown = lines(
            audit([
                Version(name: "musl", version: "1.2", holdsTo: 28), Version(name: "musl", version: "1.3", holdsTo: 28),
                Version(name: "unbound", version: "1.2", holdsTo: 28),
                Version(name: "unbound", version: "1.9", holdsTo: 28),
            ]))
        let headings = shown.filter { $0.hasPrefix("            1.") }
        #expect(headings == ["            1.2   1.3", "            1.2   1.9"])
    }

    @Test func `every source of a version is told, and what could not be had`() {
        let subject = Sample.subject("musl", .stub, version: "1")
        let shown = lines(
            audit(
                [Version(name: "musl", version: "1", holdsTo: 28)],
                twins: [.init(subject: subject, source: "Debian sid, musl 1-2")],
                skipped: [.init(name: "musl", kind: .stub, source: "Debian forky", reason: "gone\u{1b}[31m")])
        ).joined(separator: "\n")
        #expect(shown.contains("1  machine; Debian sid, musl 1-2") || shown.contains("1 machine; Debian sid, musl 1-2"))
        #expect(shown.contains("musl (Debian forky): gone"))
        #expect(!shown.contains("\u{1b}"))
    }

    @Test(arguments: [60, 80, 100])
    func `more versions than fit stand below one another, and no line is too wide`(_ width: Int) {
        let versions = (1...30).map { Version(name: "musl", version: "1.2.\($0)", holdsTo: 28) }
        let shown = lines(audit(versions), width: width)
        #expect(shown.allSatisfy { $0.count <= width })
        for version in versions {
            #expect(shown.contains { $0.split(separator: " ").contains(Substring(version.version)) })
        }
    }
}
