import Testing

@testable import Subjects

@Suite struct TemplateTests {
    private func fill(_ text: String) throws -> String {
        try Template.fill(text, with: ["address": "45.64.0.1", "zone": "brimful.example."], place: "named.conf")
    }

    @Test func `words are filled in, wherever and how often they stand`() throws {
        #expect(
            try fill("listen {{address}}; {{address}} {{zone}}\n") == "listen 45.64.0.1; 45.64.0.1 brimful.example.\n")
    }

    @Test func `text without words stays as it is, single braces too`() throws {
        let text = "options { listen-on { any; }; };\n\n"
        #expect(try fill(text) == text)
    }

    @Test func `single braces beside words stay`() throws {
        #expect(try fill("listen-on { {{address}}; };") == "listen-on { 45.64.0.1; };")
    }

    @Test func `values are not escaped as HTML would be`() throws {
        let filled = try Template.fill("{{x}}", with: ["x": "a & \"b\" <c> '"], place: "here")
        #expect(filled == "a & \"b\" <c> '")
    }

    @Test func `a word without end is refused with its place`() {
        let error = #expect(throws: SubjectError.self) { try fill("listen {{address") }
        #expect(error?.description.hasPrefix("named.conf: can't be filled in") == true)
    }
}
