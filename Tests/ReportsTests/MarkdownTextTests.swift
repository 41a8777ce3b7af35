import Conformance
import Foundation
import TestTools
import Testing

@testable import Reports

@Suite struct `Text in Markdown` {
    /// What would be markup, a link, a mention or a reference, on GitHub or GitLab.
    static let hostile = [
        "<img src=x onerror=alert(1)>", "</script><script>alert(1)</script>", "[click](javascript:alert(1))",
        "![x](https://evil.example/x.png)", "https://evil.example/x", "www.evil.example", "a@evil.example",
        "@everyone", "owner/repo#123", "GH-123", "!123", "~label", "$1", "&1", "%1", ":tada:", "| a | b |", "\\|",
        "`code`", "``` \n# heading", "**bold** _em_ ~~gone~~", "$`x`$ $$y$$", "<!-- no", "&lt;b&gt;", "<details>",
        "\u{1B}[31m\u{202E}\0", "- item", "1. item", "# title", "---",
    ]

    /// The page as GitHub's reader sees it, without its cleaning.
    private func html(_ markdown: String) async throws -> String {
        let extensions = ["table", "autolink", "strikethrough", "tagfilter", "tasklist"].flatMap { ["-e", $0] }
        let run = try await TestTool.cmarkGFM.run(["--unsafe"] + extensions, input: Array(markdown.utf8))
        try #require(run.succeeded, "\(run.complaints)")
        return run.output
    }

    @Test func `hostile text is text to GitHub's own reader`() async throws {
        let rows = Self.hostile.map { GFM.row([GFM.text($0), GFM.code($0)]) }
        let html = try await html((GFM.heading(["a", "b"]) + rows).joined(separator: "\n") + "\n")
        #expect(html.components(separatedBy: "<tr>").count == rows.count + 2)
        #expect(html.components(separatedBy: "<td>").count == 2 * rows.count + 1)
        let tags = Set(html.matches(of: /<[^<>]*>/).map { String($0.output) })
        let expected = ["table", "thead", "tbody", "tr", "th", "td", "code"].flatMap { ["<\($0)>", "</\($0)>"] }
        #expect(tags.subtracting(expected) == [])
    }

    @Test func `what is read is what was written`() async throws {
        for text in Self.hostile {
            let html = try await html("text: " + GFM.text(text))
            #expect(unescaped(html).replacing("\u{200B}", with: "") == "<p>text: \(plain(text))</p>\n")
            let code = try await self.html("text: " + GFM.code(text))
            #expect(unescaped(code).replacing("\u{200B}", with: "") == "<p>text: <code>\(plain(text))</code></p>\n")
        }
    }

    private func unescaped(_ html: String) -> String {
        html.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&amp;", with: "&")
    }

    @Test func `mentions and references are broken`() {
        #expect(
            GFM.text("@everyone #1 a@b GH-1 www.x") == "@&#8203;everyone #&#8203;1 a@&#8203;b GH&#8203;-1 www&#8203;.x")
        #expect(GFM.text("https://x") == "https:&#8203;//x")
        #expect(GFM.text("got this: 12 of 40 (50 % gone).") == "got this: 12 of 40 (50 % gone).")
    }

    @Test func `a name is code, whatever it has`() {
        #expect(GFM.code("unbound@1.17.1") == "`unbound@1.17.1`")
        #expect(GFM.code("a|b") == "<code>a&#124;b</code>")
        #expect(GFM.code("`") == "<code>&#96;</code>")
        #expect(GFM.code("") == "<code></code>")
    }

    @Test func `a fence is longer than any in what it holds`() {
        let section = MarkdownSection.code("name", "words", ["- {reason: \"`````\"}"])
        #expect(section?.text(within: 1000)?.contains("``````yaml\n") == true)
    }

    @Test func `a page of hostile text is the same page`() async throws {
        let evil = SubjectIdentity(
            name: "evil", kind: .stub, version: Self.hostile.joined(), source: Self.hostile.joined())
        let why = Self.hostile.joined(separator: "\n") + String(repeating: "x", count: 65_536)
        let results = [20, 40].map {
            Sample.result(evil, "clean", $0, outcome: .partial, verdict: .fail, why: why)
        }
        let audit = Sample.audit(
            scenarios: [Sample.scenario("clean")], subjects: [evil], results: results,
            skipped: [.init(name: why, kind: .parser, source: why, reason: why)])
        let text = MarkdownReport().render(Assessment(audit, baseline: Baseline(entries: [])))
        #expect(text.utf8.count < 20_000)
        let html = try await html(text)
        #expect(!html.contains("<img") && !html.contains("<script") && !html.contains("evil.example/x\""))
        #expect(html.components(separatedBy: "<details>").count == 2)
        #expect(html.components(separatedBy: "<h3>").count == 4)
    }
}
