import Conformance
import Foundation
import Testing
import YAMLFiles

@testable import Baselines

@Suite struct `A baseline's file` {
    private static let example = """
        # Accepted deviations
        deviations:
          # The operators know.
          - {subject: bind, scenario: clean, fails: servfail from 101, reason: "max-records-per-type: 100", expires: 2027-03-31}
          - {subject: musl-getaddrinfo@1.2.3 through bind, type: AAAA, scenario: mine-1, fails: "partial from 40 (29 to 39 not asked) in lookup", reason: no TCP} # old

        """

    @Test func `a line is a deviation, with the number of its line`() throws {
        let entries = try BaselineFile(text: Self.example).baseline.entries
        #expect(entries.map(\.line) == [4, 5])
        #expect(entries.map(\.subject) == ["bind", "musl-getaddrinfo@1.2.3 through bind"])
        #expect(entries.map(\.type) == [.a, .aaaa])
        #expect(entries.map(\.deviation.scenario) == ["clean", "mine-1"])
        #expect(
            entries.map(\.deviation.words) == ["servfail from 101", "partial from 40 (29 to 39 not asked) in lookup"])
        #expect(entries.map(\.reason) == ["max-records-per-type: 100", "no TCP"])
        #expect(entries.map(\.expires) == [Day("2027-03-31"), nil])
    }

    @Test func `deviations may be written over several lines`() throws {
        let text = """
            deviations:
            - subject: bind
              scenario: clean
              fails: servfail from 101
              reason: why
            """
        let entries = try BaselineFile(text: text).baseline.entries
        #expect(entries.map(\.line) == [2])
        #expect(entries.map(\.subject) == ["bind"])
    }

    @Test(arguments: ["deviations: []\n", "deviations:\n", "deviations:\n# none\n", "---\ndeviations: ~\n"])
    func `nothing need be accepted`(text: String) throws {
        #expect(try BaselineFile(text: text).baseline.entries.isEmpty)
    }

    // MARK: Mistakes

    private static func line(_ members: String) -> String { "deviations:\n  - {\(members)}\n" }

    @Test(arguments: [
        ("", nil, "is empty; `brimful baseline` writes one"),
        ("# nothing\n", nil, "is empty"),
        ("- bind\n", 1, "is no baseline"),
        ("deviation: []\n", 1, "deviation: no such key; did you mean deviations?"),
        ("deviations: bind\n", 1, "deviations: write a list"),
        ("deviations:\n  - bind\n", 2, "write {subject: bind"),
        ("deviations:\n  - {subject: bind\n", 3, "is no YAML"),
        ("deviations: []\ndeviations: []\n", nil, "deviations: is there twice"),
        (line("subjekt: bind"), 2, "subjekt: no such key; did you mean subject?"),
        (line("subject: bind, scenario: clean, fails: servfail from 1"), 2, "reason: is missing"),
        (line("subject: bind, scenario: clean, fails: servfail from 1, reason: ' '"), 2, "reason: is empty"),
        (line("subject: [bind], scenario: clean, fails: servfail from 1, reason: r"), 2, "subject: write one text"),
        (line("subject: b, type: MX, scenario: c, fails: servfail from 1, reason: r"), 2, "\"MX\" is none of A, AAAA"),
        (
            line("subject: b, scenario: Clean!, fails: servfail from 1, reason: r"), 2,
            "\"Clean!\" is no scenario's name"
        ),
        (
            line("subject: b, scenario: c, fails: serfail from 1, reason: r"), 2,
            "begins with no outcome; near it: servfail"
        ),
        (line("subject: b, scenario: c, fails: servfail, reason: r"), 2, "write it as in \"servfail from 40\""),
        (line("subject: b, scenario: c, fails: servfail from 0, reason: r"), 2, "write it as in"),
        (line("subject: b, scenario: c, fails: servfail from 40 to 20, reason: r"), 2, "write it as in"),
        (line("subject: b, scenario: c, fails: servfail from 1, reason: r, expires: 2027-02-30"), 2, "is no day"),
        (
            line("subject: b, scenario: c, fails: servfail from 1, reason: r, expires: soon"), 2,
            "write such as 2027-03-31"
        ),
        ("a: &a [x, x]\nb: *a\n", 1, "&a: anchors and aliases are not taken here"),
    ])
    func `a mistake is told with its line, and what to do`(text: String, line: Int?, words: String) throws {
        let mistake = #expect(throws: YAMLMistake.self) { try BaselineFile(text: text) }
        let told = try #require(mistake)
        #expect(told.text.contains(words), "\(told)")
        #expect(!told.text.contains("\n"))
        if let line { #expect(told.line == line) }
    }

    @Test func `the same deviation twice is a mistake, and another of the same subject is none`() throws {
        let one = "  - {subject: b, scenario: c, fails: servfail from 1, reason: r}\n"
        let mistake = #expect(throws: YAMLMistake.self) { try BaselineFile(text: "deviations:\n\(one)\(one)") }
        #expect(mistake == YAMLMistake(line: 3, "says the same as line 2; leave one"))
        let other = "  - {subject: b, scenario: c, fails: timeout from 1, reason: r}\n"
        #expect(try BaselineFile(text: "deviations:\n\(one)\(other)").baseline.entries.count == 2)
    }

    private func complaint(about path: String) -> String? {
        #expect(throws: BaselineError.self) { try BaselineFile(path: path) }?.description
    }

    @Test func `a file that can't be read is told in a line that names it`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "baseline-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "b.yml").path
        #expect(complaint(about: path) == "\(path): no such file")
        #expect(complaint(about: folder.path) == "\(folder.path): can't be read: is it a folder?")
        try Data([0x64, 0xFF]).write(to: URL(filePath: path))
        #expect(complaint(about: path) == "\(path): is no UTF-8 text")
        try Data(repeating: 0x23, count: 4 << 20 + 1).write(to: URL(filePath: path))
        #expect(complaint(about: path) == "\(path): is larger than 4 MiB; no baseline is")
        try Data("deviations: 1\n".utf8).write(to: URL(filePath: path))
        #expect(complaint(about: path)?.hasPrefix("\(path): line 1: deviations: write a list") == true)
    }

    @Test(arguments: [
        "\u{1B}[31mred", String(repeating: "x", count: 65536), "</script><img onerror=alert(1)>", "a\u{202E}b\u{0}c",
    ])
    func `a hostile word is told in one bounded line`(word: String) {
        let quoted = Baseline.Entry(
            subject: word, deviation: Deviation("servfail from 1", scenario: "clean")!, reason: word)
        let text = quoted.text.replacing("fails: servfail", with: "fails: \"\\x1b[31m")
        let mistake = #expect(throws: YAMLMistake.self) { try BaselineFile(text: "deviations:\n  \(text)\n") }
        let words = mistake?.words(path: "b.yml").printable(1000) ?? ""
        #expect(words.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x202E })
        #expect(words.count < 500)
    }

    // MARK: Written

    /// Letters that have a meaning in YAML, in a terminal, or nowhere.
    private static let alphabet: [Unicode.Scalar] =
        Array("ab z09-_@.:,#&*!|>'\"%`{}[]()?~\\/\t\n\r=".unicodeScalars) + [
            "\u{0}", "\u{1B}", "\u{7F}", "\u{85}", "\u{A0}", "\u{AD}", "ä", "ß", "\u{301}", "\u{2028}", "\u{202E}", "中",
            "\u{FEFF}", "\u{FFFE}", "\u{FFFF}", "\u{E000}", "😀", "\u{10FFFF}",
        ]

    @Test func `what is written is read again, whatever the subject calls itself`() throws {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<2000 {
            let words = (0..<2).map { _ in
                let scalars = (0..<Int.random(in: 1...12, using: &random)).map { _ in
                    Self.alphabet.randomElement(using: &random) ?? "x"
                }
                return "x" + String(String.UnicodeScalarView(scalars))
            }
            let entry = Baseline.Entry(
                subject: words[0], deviation: Deviation("partial from 2 to 3 in udp512, tcp", scenario: "clean")!,
                reason: words[1], expires: Day("2027-01-31"), line: 2)
            #expect(entry.text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F && $0.value != 0x202E })
            #expect(try BaselineFile(text: "deviations:\n  \(entry.text)\n").baseline.entries == [entry])
        }
    }

    @Test(arguments: ["null", "true", "1.17", "~", "0x10", "2027-01-01", "yes", "- x", "a: b", "a #b", "x\u{A0}"])
    func `words that YAML takes for something else stay words`(word: String) throws {
        let entry = Baseline.Entry(
            subject: word, deviation: Deviation("servfail from 1", scenario: "clean")!, reason: word, line: 2)
        #expect(try BaselineFile(text: "deviations:\n  \(entry.text)\n").baseline.entries == [entry])
    }

    @Test func `a file that was recorded says from what, and covers what it was recorded from`() throws {
        let audit = Findings.audit(
            Findings.sweep(holdsTo: 100) + Findings.sweep(Findings.bind, "tc-empty", holdsTo: 28, .partial))
        let text = BaselineText(Baseline(recording: audit), of: audit).text
        #expect(
            text == """
                # Accepted deviations: `brimful audit --baseline FILE` fails on any other, and on one of these that is gone.
                # Recorded by brimful 0.1.0: profile quick, counts 1 to 1000, 2 scenarios.
                deviations:
                  - {subject: bind, scenario: clean, fails: servfail from 101, reason: not explained yet}
                  - {subject: bind, scenario: tc-empty, fails: partial from 40 (29 to 39 not asked), reason: not explained yet}

                """)
        let baseline = try BaselineFile(text: text).baseline
        #expect(Assessment(audit, baseline: baseline).ending == .asExpected)
        #expect(Assessment(audit, baseline: baseline).changes.isEmpty)
    }

    @Test func `an audit without a deviation makes a file that accepts nothing`() throws {
        let audit = Findings.audit(Findings.sweep(holdsTo: .max))
        let text = BaselineText(Baseline(recording: audit), of: audit).text
        #expect(text.hasSuffix("deviations: []\n"))
        #expect(try BaselineFile(text: text).baseline.entries.isEmpty)
    }
}
