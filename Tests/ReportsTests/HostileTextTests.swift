import Conformance
import Testing

@testable import Reports

/// What a subject may send instead of its version or error word.
enum Hostile {
    static let text = "\u{1B}]0;owned\u{7}\u{9B}2J\u{7F}\u{202E}\r\n\u{200F}\u{2066}e\u{301}漢\u{0}</title><script>\"'&"
}

@Suite struct `Hostile text` {
    private static var audit: Audit {
        let subject = SubjectIdentity(name: "evil", kind: .stub, version: Hostile.text, source: Hostile.text)
        let resolver = SubjectIdentity(name: Hostile.text, kind: .resolver, version: "", source: "")
        let pair = SubjectIdentity(
            name: "evil", kind: .stub, version: Hostile.text, source: "", through: Hostile.text)
        let error = Sample.observed(
            subject, "tcp-eof", addresses: AddressTally(expected: 40), error: Hostile.text, errorClass: .noSuchName,
            exchanges: [Sample.exchange(edns: 1232, tc: true)])
        let results = [
            error, Sample.result(pair, "clean", 40, outcome: .partial, verdict: .fail, why: Hostile.text),
            Sample.result(subject, "clean", 20), Sample.result(resolver, "clean", 20),
            Sample.result(pair, "clean", 20, outcome: .partial, verdict: .fail, why: Hostile.text),
            Sample.result(subject, "clean", 40, outcome: .partial, verdict: .fail, why: Hostile.text),
            Sample.result(subject, "clean", 100, outcome: .partial, verdict: .inconclusive, why: Hostile.text),
        ]
        return Sample.audit(
            scenarios: [Sample.scenario("clean"), Sample.scenario("tcp-eof", expectation: .honestFailure)],
            subjects: [subject, resolver, pair], results: results,
            cliffs: [Sample.cliff(subject, "clean", holdsTo: 20), Sample.cliff(pair, "clean", holdsTo: 10)],
            skipped: [.init(name: Hostile.text, kind: .parser, reason: Hostile.text)],
            safeCount: .init(count: 20, limitedBy: [subject.fullName]))
    }

    /// What may command a terminal, or turn a line around.
    private func isDangerous(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control: scalar != "\n"
        case .format, .lineSeparator, .paragraphSeparator, .nonspacingMark: true
        default: false
        }
    }

    @Test(arguments: ReportFormat.allCases) func `no control gets through`(format: ReportFormat) throws {
        let text = try format.reporter(style: TerminalStyle(width: 80, color: false)).render(Self.audit)
        #expect(text.contains("owned"))
        #expect(!text.unicodeScalars.contains(where: isDangerous))
    }

    @Test func `it is in every place where a resolver's or an error's name is shown`() {
        let text = TerminalReport(width: 80, color: false).render(Self.audit)
        #expect(text.contains("stub resolvers through\n\\u{1b}]0;owned"))
        #expect(text.contains("Pairs that break although each alone is fine"))
        #expect(text.contains("Errors that look permanent"))
    }

    @Test func `the lines stay as wide as they should`() {
        let text = TerminalReport(width: 80, color: false).render(Self.audit)
        #expect(text.split(separator: "\n").allSatisfy { $0.unicodeScalars.count <= 80 })
    }

    @Test func `a picture has no markup but its own`() {
        let subject = Sample.subject("</title><script>\"'&", .stub)
        let audit = Sample.audit(
            scenarios: [Sample.scenario("clean")], subjects: [subject],
            results: Sample.sweep(subject, "clean", counts: [1]))
        let text = SVGReport().render(audit)
        #expect(!text.contains("<script"))
        #expect(text.contains("&lt;/title&gt;&lt;script&gt;&quot;&#39;&amp;@1.2.3"))
    }

    @Test func `a resolver's name in a pair is no markup`() {
        let pair = SubjectIdentity(
            name: "stub", kind: .stub, version: "", source: "", through: "</title><script>\"'&")
        let audit = Sample.audit(
            scenarios: [Sample.scenario("clean"), Sample.scenario("tc-empty")], subjects: [pair],
            results: ["clean", "tc-empty"].flatMap { Sample.sweep(pair, $0, counts: [1], holdsTo: 0) })
        let text = SVGReport().render(audit)
        #expect(!text.contains("<script"))
        #expect(text.contains(">&lt;/title&gt;&lt;script&gt;&quot;&#39;&amp;</text>"))
    }

    @Test func `a long text is cut, and says so`() {
        #expect(plain(String(repeating: "a", count: 1_000_000), limit: 10) == "aaaaaaaaa…")
        #expect(plain("aaaaaaaaaa", limit: 10) == "aaaaaaaaaa")
        #expect(plain("\u{1B}", limit: 10) == "\\u{1b}")
    }

    @Test func `a word without spaces is broken`() {
        #expect(wrapped("abcdefgh ij", to: 3) == ["abc", "def", "gh", "ij"])
        #expect(wrapped("", to: 3).isEmpty)
    }
}
