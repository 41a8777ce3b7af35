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
