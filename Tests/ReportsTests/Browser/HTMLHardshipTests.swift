import Conformance
import Foundation
import TestTools
import Testing

@testable import Reports

@Suite(.serialized, .browsing) struct `The HTML report for everybody, of anything` {
    @Test func `a request or an error would be noticed`() async throws {
        let browser = try await Browser.fresh()
        try await browser.show(Page.assessment)
        try await browser.session.run("console.error('wrong'); fetch('http://127.0.0.1:9/').catch(() => {})")
        #expect(try await browser.complaints().contains { $0.contains("wrong") })
        try await browser.session.load("data:text/html,<img src='http://127.0.0.1:9/x.png'>")
        #expect(try await browser.complaints().contains { $0.contains("http://127.0.0.1:9/x.png") })
    }

    @Test(arguments: ["light", "dark"], [1280, 390])
    func `axe finds nothing that keeps anybody out`(scheme: String, width: Int) async throws {
        let browser = try await Browser.fresh(width: width, scheme: scheme)
        try await browser.show(Page.assessment)
        let axe = try await Axe.script()
        let onPage = try await violations(in: browser, axe)
        #expect(onPage == [])
        try await browser.session.click(".cell.s4")
        let inEvidence = try await violations(in: browser, axe)
        #expect(inEvidence == [])
    }

    /// One line for each.
    private func violations(in browser: Browser, _ axe: String) async throws -> [String] {
        try await browser.session.run(axe)
        return try await browser.session.eventualValue(
            of: """
                const done = arguments[arguments.length - 1];
                axe.run().then((found) => done(found.violations.map((violation) =>
                    `${violation.id}: ${violation.help}: ${violation.nodes.map((node) => node.html).join(" ").slice(0, 400)}`)));
                """)
    }

    @Test func `what a subject says is shown, and never run`() async throws {
        let browser = try await Browser.fresh()
        try await browser.show(Page.hostile)
        try await browser.session.click("#map .cell.s4")
        #expect(try await browser.text("#evidence .why").contains("<img src=x onerror=alert(1)>"))
        #expect(try await browser.text("#evidence .log").contains("\\u{1b}[2J\\u{202e}\\u{0}{{summary}}"))
        #expect(try await browser.text(".skipped summary") != "")
        #expect(try await browser.count("img") == 0)
        #expect(try await browser.complaints() == [])
    }

    @Test func `an audit of nothing is a page, too`() async throws {
        let browser = try await Browser.fresh()
        try await browser.show(Assessment(Sample.audit(scenarios: [], subjects: [], results: [])))
        #expect(try await browser.text("#map .nothing") == "No scenario was played.")
        try await browser.show(
            Assessment(Sample.audit(scenarios: [Sample.scenario("clean")], subjects: [], results: [])))
        #expect(try await browser.text("#shown") == "0 of 0 subjects, 0 cells")
        #expect(try await browser.complaints() == [])
    }

    @Test func `500 subjects by 60 counts stay manageable`() async throws {
        let browser = try await Browser.fresh()
        try await browser.show(Page.large)
        #expect(try await browser.count("#map .cell") == 30_000)
        #expect(try await browser.count("*") < 32_500)
        try await browser.session.click(".tools select option[value=deviates]")
        #expect(try await browser.count("#map .row:not([hidden]) .cell") == 50 * 60)
        #expect(try await browser.complaints() == [])
    }
}
