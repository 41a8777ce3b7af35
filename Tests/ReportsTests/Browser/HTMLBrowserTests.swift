import Conformance
import Foundation
import TestTools
import Testing

@testable import Reports

@Suite(.serialized, .browsing) struct `The HTML report in a browser` {
    @Test func `it shows a heat map, complains of nothing and asks nobody`() async throws {
        let browser = try await Browser.fresh()
        try await browser.show(Page.assessment)
        #expect(try await browser.count("#map .row:not([hidden]) .cell") == 25)
        #expect(try await browser.text("h1") == "4 results deviate")
        #expect(try await browser.text(".big") == "28")
        #expect(try await browser.complaints() == [])
    }

    @Test func `the colours can be chosen`() async throws {
        let browser = try await Browser.fresh()
        try await browser.show(Page.assessment)
        let background = "return getComputedStyle(document.documentElement).backgroundColor"
        #expect(try await browser.session.value(of: background) == "rgb(246, 248, 250)")
        for _ in 1...2 { try await browser.session.click(".theme") }
        #expect(try await browser.session.value(of: background) == "rgb(13, 17, 23)")
        #expect(try await browser.text(".theme") == "Colours: dark")
    }

    @Test func `text that is typed leaves only the subjects that have it`() async throws {
        let browser = try await Browser.fresh()
        try await browser.show(Page.assessment)
        try await browser.session.click(".tools input")
        try await browser.session.type("musl")
        #expect(try await browser.count("#map .row:not([hidden]) .cell") == 10)
        #expect(try await browser.text("#shown") == "2 of 5 subjects, 10 cells")
        try await browser.session.type(" nobody")
        #expect(try await browser.text("#map .nothing:not([hidden])") == "No subject is left by this filter.")
    }

    @Test(arguments: [("deviates", 10), ("accepted", 5), ("tolerated", 0), ("all", 25)])
    func `what is shown can be chosen by what it means`(choice: String, cells: Int) async throws {
        let browser = try await Browser.fresh()
        try await browser.show(Page.assessment)
        try await browser.session.click(".tools select option[value=\(choice)]")
        #expect(try await browser.count("#map .row:not([hidden]) .cell") == cells)
    }

    @Test func `a scenario is chosen by its tab, with the mouse or the arrow keys`() async throws {
        let browser = try await Browser.fresh()
        try await browser.show(Page.assessment)
        try await browser.session.click("#scenario-1")
        #expect(try await browser.text("#map h3").hasPrefix("tcp-refused"))
        try await browser.session.type(Key.right)
        #expect(try await browser.text("#map h3").hasPrefix("clean"))
    }

    @Test func `the mouse opens the evidence, and Close closes it`() async throws {
        let browser = try await Browser.fresh()
        try await browser.show(Page.assessment)
        try await browser.session.click(".cell.s4")
        #expect(try await browser.isEvidenceOpen)
        let text = try await browser.text("#evidence")
        for words in [
            "musl@1.2.3 · 40 addresses", "20 of 40 addresses came back", "All MUST support TCP.", "66 octets",
            "brimful serve --scenario clean &", "dig @127.0.0.1 -p 5300 1.a40.clean.brimful.example. A +noedns",
            "brimful audit --subject musl@1.2.3 --scenario clean --counts 40",
            "brimful minimise --subject musl@1.2.3 clean/a40/lookup", "ANCOUNT",
        ] {
            #expect(text.contains(words), "\(words)")
        }
        try await browser.session.click("#evidence .close")
        #expect(try await !browser.isEvidenceOpen)
        #expect(try await browser.complaints() == [])
    }

    @Test func `the keyboard alone opens the evidence, and the focus comes back`() async throws {
        let browser = try await Browser.fresh()
        try await browser.show(Page.assessment)
        try await browser.session.run("document.querySelector('.cell[tabindex=\"0\"]').focus()")
        try await browser.session.type(Key.down)
        try await browser.session.type(Key.end)
        try await browser.session.type(Key.left)
        let place = try await browser.focused
        #expect(place.hasPrefix("40: deviates"))
        try await browser.session.type(Key.enter)
        #expect(try await browser.isEvidenceOpen)
        try await browser.session.type(Key.escape)
        #expect(try await !browser.isEvidenceOpen)
        #expect(try await browser.focused == place)
    }

    @Test func `a link opens the same evidence and the same filter`() async throws {
        let browser = try await Browser.fresh()
        try await browser.show(Page.assessment)
        try await browser.session.click(".tools select option[value=accepted]")
        try await browser.session.click(".cell.s1")
        let fragment: String = try await browser.session.value(of: "return location.hash")
        try await browser.show(Page.assessment, fragment: fragment)
        #expect(try await browser.text("#evidence h2") == "bind@1.2.3 · 100 addresses")
        #expect(
            try await browser.text("#evidence .accepted-because").contains(
                "max-records-per-type (the baseline, line 3)"))
        #expect(try await browser.count("#map .row:not([hidden]) .cell") == 5)
    }

    @Test func `what deviates is linked to its evidence`() async throws {
        let browser = try await Browser.fresh()
        try await browser.show(Page.assessment)
        try await browser.session.click(".findings a")
        #expect(try await browser.text("#evidence h2").hasSuffix("40 addresses"))
    }

    @Test func `a field that has the focus lights up in the octets`() async throws {
        let browser = try await Browser.fresh()
        try await browser.show(Page.assessment)
        try await browser.session.click(".cell.s4")
        try await browser.session.run("document.querySelector('.fields button[data-field=\"2\"]').focus()")
        #expect(try await browser.text(".hex .on") == "00 28")
    }

    @Test func `of a parser, the message that it was handed is shown`() async throws {
        let browser = try await Browser.fresh()
        try await browser.show(Page.assessment, fragment: "#scenario=clean&subject=ldns@1.2.3&count=40")
        #expect(try await browser.text("#evidence .step.right") == "a message of 706 octets")
        #expect(try await browser.text(".pick select") == "TCP, no EDNS: 706 octets")
    }

    @Test func `on paper every scenario is there, and the controls are back afterwards`() async throws {
        let browser = try await Browser.fresh()
        try await browser.show(Page.assessment)
        try await browser.session.run("window.dispatchEvent(new Event('beforeprint'))")
        #expect(try await browser.count(".paper .map") == 2)
        try await browser.session.run("window.dispatchEvent(new Event('afterprint'))")
        #expect(try await browser.count(".paper") == 0)
        #expect(try await browser.count("#app:not([hidden])") == 1)
    }
}
