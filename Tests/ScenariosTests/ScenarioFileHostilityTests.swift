import Conformance
import Foundation
import Scenarios
import Testing

/// Whatever a file holds, it is read or refused with one line.
@Suite struct ScenarioFileHostilityTests {
    private func complaint(about text: String) throws -> String {
        try #require(throws: ScenarioError.self) { try ScenarioFile.scenario(in: text, from: "mine.yml") }.description
    }

    /// Nine levels of nine aliases would be 387 million nodes.
    @Test func `a bomb of aliases is refused before it goes off`() throws {
        var lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
        for level in 1...9 {
            let aliases = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
            lines.append("a\(level): &a\(level) [\(aliases)]")
        }
        lines.append("? *a9\n: x")
        let complaint = try complaint(about: lines.joined(separator: "\n"))
        #expect(complaint == "mine.yml: line 1: &a0: anchors and aliases are not taken here; write the value itself")
    }

    @Test(arguments: [
        "name: &x mine", "- &x a", "{a:&x 1}", "[&x 1]", "'a':&x 1", "!!str &x a", "? &x a", "--- &x\na: 1",
    ])
    func `an anchor is found wherever it can stand`(text: String) throws {
        #expect(try complaint(about: text).contains("anchors and aliases are not taken"))
    }

    @Test func `an ampersand in a text is none`() throws {
        let text = "name: mine\nexpectation: complete\nfaults: []\ntitle: AT&T, R & D\n"
        #expect(try ScenarioFile.scenario(in: text, from: "mine.yml").title == "AT&T, R & D")
    }

    @Test(arguments: [("[", "]"), ("{a: ", "}"), ("- ", "")]) func `deep nesting is refused`(
        open: String, close: String
    ) throws {
        for depth in [900, 20_000] {
            let value = String(repeating: open, count: depth) + "x" + String(repeating: close, count: depth)
            #expect(try complaint(about: "name: mine\nexpectation: complete\nfaults: []\nvictims:\n  \(value)\n") != "")
        }
    }

    /// A terminal must not obey what a file holds.
    @Test func `no escape sequence of a file gets into a message`() throws {
        let complaint = try complaint(about: "\"\\e[31mred\\e[0m\\n\": 1\n")
        #expect(!complaint.unicodeScalars.contains { $0.value < 32 })
        #expect(complaint.contains("no such key"))
    }

    /// Any text at all: the example with parts cut out, doubled or replaced, the same each time.
    @Test func `a damaged file is read or refused, and never a trap`() throws {
        let example = Array(try String(contentsOf: Repository.example, encoding: .utf8))
        let letters = Array("[]{}:-,&*!|>'\"%@#? \n\t0a\u{0}\u{FEFF}\u{85}é")
        var numbers = SeededNumbers(state: 42)
        var refused = 0
        for _ in 0..<120 {
            var text = example
            for _ in 0..<Int.random(in: 1...6, using: &numbers) {
                let start = Int.random(in: 0..<text.count, using: &numbers)
                let end = min(text.count, start + Int.random(in: 0...40, using: &numbers))
                text.replaceSubrange(start..<end, with: [letters.randomElement(using: &numbers) ?? "x"])
            }
            do { _ = try ScenarioFile.scenario(in: String(text), from: "mine.yml") } catch {
                refused += 1
                #expect(error.description.hasPrefix("mine.yml: ") && !error.description.contains("\n"))
            }
        }
        #expect(refused > 12)
    }
}

/// The same numbers on every run (xorshift).
private struct SeededNumbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}
