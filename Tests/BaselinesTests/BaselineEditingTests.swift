import Conformance
import Testing

@testable import Baselines

@Suite struct `Changes in a baseline's file` {
    /// The text after what the audit asks for, and what it asks for then.
    private func edited(_ text: String, _ results: [CaseResult], today: String? = nil) throws -> String {
        let audit = Findings.audit(results)
        let file = try BaselineFile(text: text)
        let changes = Assessment(audit, baseline: file.baseline, today: today.flatMap(Day.init)).changes
        let after = file.text(after: changes, recorded: audit)
        let remaining = Assessment(audit, baseline: try BaselineFile(text: after).baseline).changes
        #expect(remaining.isEmpty)
        return after
    }

    private static let text = """
        # Ours. Recorded by hand.
        # Recorded by brimful 0.0.9: profile quick, counts 1 to 40, 1 scenario.
        deviations:
            # The operators know.
            - {subject: bind,   scenario: clean, fails: servfail from 101, reason: 'limit', expires: 2027-03-31} # see ticket 12

            - {subject: unbound, scenario: clean, fails: timeout from 1, reason: "slow"}
        # The end.

        """

    @Test func `a line that moved is replaced where it stands, with its reason, day and comment`() throws {
        #expect(
            try edited(Self.text, Findings.sweep(holdsTo: 256)) == """
                # Ours. Recorded by hand.
                # Recorded by brimful 0.1.0: profile quick, counts 1 to 1000, 1 scenario.
                deviations:
                    # The operators know.
                    - {subject: bind, scenario: clean, fails: servfail from 1000 (257 to 999 not asked), reason: limit, expires: 2027-03-31}  # see ticket 12

                    - {subject: unbound, scenario: clean, fails: timeout from 1, reason: "slow"}
                # The end.

                """)
    }

    @Test func `what is added stands below the other lines`() throws {
        let after = try edited(
            Self.text, Findings.sweep(holdsTo: 100) + Findings.sweep(Findings.bind, "tc-empty", holdsTo: 28))
        let lines = after.split(separator: "\n").map(String.init)
        #expect(
            lines.suffix(2) == [
                "    - {subject: bind, scenario: tc-empty, fails: servfail from 40 (29 to 39 not asked), reason: not explained yet}",
                "# The end.",
            ])
        #expect(
            after.contains(
                "{subject: bind,   scenario: clean, fails: servfail from 101, reason: 'limit', expires: 2027-03-31} # see ticket 12"
            ))
    }

    @Test func `what is gone goes, and its neighbours stay as they were written`() throws {
        let after = try edited(Self.text, Findings.sweep(holdsTo: .max))
        #expect(!after.contains("subject: bind"))
        #expect(after.contains("    - {subject: unbound, scenario: clean, fails: timeout from 1, reason: \"slow\"}\n"))
        #expect(after.contains("# The end."))
    }

    @Test(arguments: ["deviations: []\n# mine\n", "# mine\ndeviations:\n", "# mine\ndeviations: []"])
    func `an empty list takes lines`(text: String) throws {
        let after = try edited(text, Findings.sweep(holdsTo: 100))
        #expect(after.contains("\n  - {subject: bind, scenario: clean, fails: servfail from 101"))
        #expect(after.contains("# mine"))
    }

    @Test func `a list that becomes empty can be read, and takes lines again`() throws {
        let text = "deviations:\n  - {subject: bind, scenario: clean, fails: servfail from 101, reason: r}\n"
        let empty = try edited(text, Findings.sweep(holdsTo: .max))
        #expect(try BaselineFile(text: empty).baseline.entries.isEmpty)
        #expect(try edited(empty, Findings.sweep(holdsTo: 100)).contains("servfail from 101"))
    }

    @Test func `a file in which deviations take other lines is written anew`() throws {
        let block = """
            deviations:
              - subject: bind
                scenario: clean
                fails: servfail from 101
                reason: the limit
                expires: 2027-03-31
            """
        let after = try edited(block, Findings.sweep(holdsTo: 256))
        #expect(after.contains("reason: the limit, expires: 2027-03-31}\n"))
        let oneLine =
            "deviations: [{subject: bind, scenario: clean, fails: servfail from 101, reason: r}, {subject: b, scenario: c, fails: timeout from 2, reason: r}]"
        #expect(
            try edited(oneLine, Findings.sweep(holdsTo: 256)).contains(
                "  - {subject: b, scenario: c, fails: timeout from 2, reason: r}\n"))
    }

    @Test func `what has expired stays until a person says for how long`() throws {
        let file = try BaselineFile(text: Self.text)
        let audit = Findings.audit(Findings.sweep(holdsTo: 100))
        let changes = Assessment(audit, baseline: file.baseline, today: Day("2030-01-01")).changes
        #expect(changes.count == 1)
        #expect(file.text(after: changes, recorded: audit).contains("expires: 2027-03-31} # see ticket 12"))
    }

    @Test func `advice is the line to add, drop or replace`() throws {
        let file = try BaselineFile(text: Self.text)
        func advice(_ results: [CaseResult], today: String? = nil) -> [String] {
            Assessment(Findings.audit(results), baseline: file.baseline, today: today.flatMap(Day.init)).changes
                .map { $0.advice(path: "b.yml") }
        }
        let line = "- {subject: bind, scenario: clean, fails: servfail from 101, reason: limit, expires: 2027-03-31}"
        #expect(advice(Findings.sweep(holdsTo: .max)) == ["b.yml: drop line 5, which is as it should be now: \(line)"])
        #expect(
            advice(Findings.sweep(holdsTo: 40)).first?.hasPrefix(
                "b.yml: replace line 5, \"servfail from 101\", by: - {subject: bind, scenario: clean, fails: servfail from 100 (41 to 99 not asked), reason: limit"
            )
                == true)
        #expect(
            advice(Findings.sweep(holdsTo: 100), today: "2027-04-01") == [
                "b.yml: line 5 expired on 2027-03-31, and is still so; mend it, or give it a later date: \(line)"
            ])
        #expect(
            advice(Findings.sweep(holdsTo: 100, .timeout)).last
                == "b.yml: add a line: - {subject: bind, scenario: clean, fails: timeout from 101, reason: not explained yet}"
        )
    }
}
