import Conformance
import Testing

@testable import Reports

@Suite struct `SVG report` {
    private let picture = SVGReport().render(Sample.usual)

    @Test func `it stands alone and tells a screen reader what it shows`() {
        #expect(picture.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\""))
        #expect(picture.contains("role=\"img\" aria-labelledby=\"title desc\""))
        #expect(picture.contains("Safe count: 28"))
        #expect(!picture.contains("<script") && !picture.contains("href") && !picture.contains("url("))
    }

    @Test func `every subject has one row, with its words`() {
        for subject in Sample.usual.subjects {
            #expect(picture.split(separator: "\n").count { $0.contains("class=\"name\">\(subject.fullName)<") } == 1)
        }
        #expect(picture.contains("class=\"note\">up to 28: 512 octets, no TCP<"))
    }

    @Test func `every opened element is closed`() throws {
        var open: [Substring] = []
        for tag in picture.matches(of: #/<(/?)([a-z]+)[^>]*?(/?)>/#) {
            if !tag.output.1.isEmpty {
                #expect(open.popLast() == tag.output.2)
            } else if tag.output.3.isEmpty {
                open.append(tag.output.2)
            }
        }
        #expect(open.isEmpty)
    }

    @Test func `the safe count is drawn when there is one`() {
        #expect(picture.contains(">safe count 28</text>"))
        let audit = Sample.audit(
            scenarios: [Sample.scenario("clean")], subjects: [Sample.musl],
            results: Sample.sweep(Sample.musl, "clean", counts: [1]))
        #expect(!SVGReport().render(audit).contains("class=\"safe\""))
    }

    @Test func `a strip counts the subjects that fail`() {
        #expect(picture.contains("class=\"note\">1 of 6 fail</text>"))
    }

    @Test func `pairs have strips by resolver and by scenario, and no rows in the table`() {
        let picture = SVGReport().render(Sample.paired)
        #expect(picture.contains(">How many stub resolvers fail under clean through each resolver<"))
        #expect(picture.contains("class=\"name\">unbound@1.17.1<") && picture.contains("class=\"note\">2 of 2 fail<"))
        #expect(picture.contains("class=\"name\">bind-recursive@9.18.28<"))
        #expect(picture.split(separator: "\n").count { $0.contains("class=\"name\">musl-getaddrinfo@1.2.3<") } == 1)
        #expect(picture.contains("class=\"note\">as it should<"))
        #expect(!self.picture.contains("stub resolvers fail") && !self.picture.contains("pairs"))
    }

    @Test func `other scenarios have a strip of pairs where any fails`() {
        let names = ["tc-empty", "no-compress"]
        let audit = Sample.audit(
            scenarios: names.map { Sample.scenario($0) }, subjects: [Sample.muslThroughUnbound],
            results: Sample.sweep(Sample.muslThroughUnbound, "tc-empty", counts: [40], holdsTo: 0)
                + Sample.sweep(Sample.muslThroughUnbound, "no-compress", counts: [40]))
        let picture = SVGReport().render(audit)
        #expect(picture.contains(">How many pairs of stub resolver and resolver fail, where any does<"))
        #expect(picture.split(separator: "\n").count { $0.contains("class=\"name\">tc-empty<") } == 2)
        #expect(picture.split(separator: "\n").count { $0.contains("class=\"name\">no-compress<") } == 1)
    }

    @Test func `the last column is the largest count of any scenario`() {
        let counts = Array(1...60)
        let audit = Sample.audit(
            counts: counts, scenarios: [Sample.scenario("clean"), Sample.scenario("rrset-cap")],
            subjects: [Sample.musl],
            results: Sample.sweep(Sample.musl, "clean", counts: counts)
                + [Sample.result(Sample.musl, "rrset-cap", 4091, outcome: .partial, verdict: .fail)])
        #expect(SVGReport().render(audit).contains("class=\"head\">4091</text>"))
    }

    @Test func `several cliffs are a row's words, and the new letter is in the legend`() {
        let cliffs = [
            Sample.cliff(Sample.musl, "clean", holdsTo: 28, .servfail),
            Sample.cliff(Sample.musl, "clean", holdsTo: 39, .complete, change: .recovers),
        ]
        let results = [
            Sample.result(Sample.musl, "clean", 28),
            Sample.result(Sample.musl, "clean", 29, outcome: .inconsistent, verdict: .fail),
            Sample.result(Sample.musl, "clean", 40),
        ]
        let picture = SVGReport().render(
            Sample.audit(
                scenarios: [Sample.scenario("clean")], subjects: [Sample.musl], results: results, cliffs: cliffs))
        #expect(picture.contains("; again from 40</text>"))
        #expect(
            picture.contains(">I</text>") && picture.contains(">inconsistent: right at first, wrong when asked again<"))
    }

    @Test func `a count that has no column of its own is not lost from a strip`() {
        let counts = Array(1...60)
        let audit = Sample.audit(
            counts: counts, scenarios: [Sample.scenario("clean"), Sample.scenario("tc-empty")], subjects: [Sample.musl],
            results: Sample.sweep(Sample.musl, "clean", counts: counts)
                + [Sample.result(Sample.musl, "tc-empty", 33, outcome: .partial, verdict: .fail)])
        #expect(SVGReport().render(audit).contains("class=\"letter on-fail\">1</text>"))
    }

    @Test func `an audit of nothing is a picture, too`() {
        #expect(SVGReport().render(Sample.audit(scenarios: [], subjects: [], results: [])).hasSuffix("</svg>\n"))
    }
}
