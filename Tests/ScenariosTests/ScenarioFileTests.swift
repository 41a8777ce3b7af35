import Conformance
import Foundation
import Scenarios
import Testing

@Suite struct ScenarioFileTests {
    private static let shortest = "name: mine\nexpectation: complete\nfaults:\n  - truncate: empty\n"

    private func read(_ text: String) throws -> Scenario {
        try ScenarioFile.scenario(in: text, from: "mine.yml")
    }

    /// What is said about a text that is no scenario.
    private func complaint(about text: String) throws -> String {
        try #require(throws: ScenarioError.self) { try read(text) }.description
    }

    @Test func `a name, an expectation and faults are a scenario`() throws {
        let scenario = try read(Self.shortest)
        #expect(scenario.name == "mine" && scenario.title == "mine")
        #expect(scenario.faults == [.truncate(.empty)])
        #expect(scenario.expectation == .complete)
        #expect(scenario.wire.contains("truncate: empty"))
        #expect(!scenario.requirement.isEmpty && !scenario.rule.text.isEmpty)
        #expect(scenario.victims.isEmpty && scenario.counts == nil)
    }

    @Test func `whatever is written is kept, on one line, and counts ascend`() throws {
        let scenario = try read(
            Self.shortest + """
                title: A title
                wire: >
                  On two
                  lines.
                requirement: Do it.
                rule: {rfc: RFC 1, section: 2, text: Three.}
                victims: [one, two]
                counts: [40, 1, 40]
                """)
        #expect(scenario.title == "A title" && scenario.wire == "On two lines." && scenario.requirement == "Do it.")
        #expect(scenario.rule == Rule(rfc: "RFC 1", section: "2", text: "Three."))
        #expect(scenario.victims == ["one", "two"] && scenario.counts == [1, 40])
    }

    @Test(arguments: ScenarioCatalogue.all)
    func `every built-in scenario's faults read back from what is shown of them`(
        scenario: Scenario
    ) throws {
        let lines = Fault.lines(of: scenario.faults)
        let faults = lines.isEmpty ? " []" : "\n" + lines.map { "  " + $0 }.joined(separator: "\n")
        let read = try read("name: mine\nexpectation: \(scenario.expectation.rawValue)\nfaults:\(faults)\n")
        #expect(read.faults == scenario.faults && read.expectation == scenario.expectation)
    }

    // MARK: Mistakes

    @Test(arguments: [
        ("expectation: complete\nfaults: []\n", "line 1: name: is missing"),
        ("name: mine\nfaults: []\n", "line 1: expectation: is missing"),
        ("name: mine\nexpectation: complete\n", "line 1: faults: is missing"),
        ("name:\nexpectation: complete\nfaults: []\n", "line 1: name: is missing"),
        (
            "name: mine\nexpectation: complete\nfaults: []\ncolour: red\n",
            "line 4: colour: no such key; there are: name"
        ),
        ("name: mine\nexpectation: perfect\nfaults: []\n", "line 2: expectation: \"perfect\" is none of complete,"),
        ("name: mine\nexpectation: complete\nfaults: []\nrule: {rfc: RFC 1}\n", "line 4: rule: \"section\" is missing"),
        ("name: mine\nexpectation: complete\nfaults: []\nrule:\n  rfx: 1\n", "line 5: rfx: no such key"),
        (
            "name: mine\nexpectation: complete\nfaults: []\nrule: {rfc: '', section: 1, text: x}\n",
            "line 4: rule: write"
        ),
        ("name: mine\nexpectation: complete\nfaults: tcp\n", "line 3: faults: write a list"),
        ("name: [mine]\nexpectation: complete\nfaults: []\n", "line 1: name: write a text"),
        ("name: mine\nexpectation: complete\nfaults: []\nvictims: 1\n", "line 4: victims: write a list"),
        ("name: mine\nexpectation: complete\nfaults: []\ntitle: \"a\\eb\"\n", "line 4: title: has control characters"),
        ("- name: mine\n", "line 1: write keys with values"), ("mine\n", "line 1: write keys with values"),
        ("", "is empty"), ("# nothing\n", "is empty"),
    ]) func `a wrong key or value is told with its line`(text: String, expected: String) throws {
        let complaint = try complaint(about: text)
        #expect(complaint.hasPrefix("mine.yml: \(expected)"), "\(complaint)")
        #expect(!complaint.contains("\n"))
    }

    @Test(arguments: [
        ("truncate: full", "line 4: truncate: \"full\" is none of empty, whole-records, cut-record, counts-only"),
        ("tcp: dead", "line 4: tcp: \"dead\" is none of refused, blackhole"),
        ("trunkate: empty", "line 4: a fault is one of: cname-chain,"),
        ("shuffel", "line 4: \"shuffel\" is no fault that stands alone; there are: cname-only, duplicate"),
        ("truncate", "line 4: \"truncate\" is no fault that stands alone"),
        ("shuffle: yes", "line 4: shuffle stands alone"),
        ("drop: many", "line 4: faults: drop: write a whole number"),
        ("drop: 11", "line 4: drop: 11 is not in 12 to 65535"),
        ("drop: 99999999999999999999", "line 4: faults: drop: write a whole number"),
        ("cname-chain: 17", "line 4: cname-chain: 17 is not in 1 to 16"),
        ("subset: 0", "line 4: subset: 0 is not in 1 to 65535"),
        ("[shuffle]", "line 4: faults: write keys"),
        ("negative: {rcode: nxdomain}", "line 4: faults: negative: \"above\" is missing"),
        ("negative: {rcode: refused, above: 2}", "line 4: rcode: \"refused\" is none of nxdomain, servfail, nodata"),
        ("negative: {rcode: nodata, above: -1}", "line 4: negative: above: -1 is not in 0 to 65535"),
        ("negative: {rcode: nodata, above: 1, below: 2}", "line 4: below: no such key; there are: rcode, above"),
        ("negative: 3", "line 4: faults: negative: write keys"),
        ("truncate: empty\n    tcp: reset", "line 5: tcp: each fault begins with a dash of its own"),
        ("first-time:\n      - tcp: maybe", "line 5: tcp: \"maybe\" is none of"),
        ("first-time: []", "line 4: first-time: is empty"),
        ("first-time:\n      - tcp: refused", "line 5: tcp: refused strikes before a name is known"),
    ]) func `a wrong fault is told with its line`(fault: String, expected: String) throws {
        let complaint = try complaint(about: "name: mine\nexpectation: complete\nfaults:\n  - \(fault)\n")
        #expect(complaint.hasPrefix("mine.yml: \(expected)"), "\(complaint)")
    }

    @Test(arguments: [
        ("- tcp: reset\n- tcp: slow", "line 5: tcp: is there twice"),
        ("- truncate: empty\n- shuffle\n- truncate: empty", "line 6: truncate: is there twice"),
        ("- tcp: reset\n- first-time:\n  - tcp: slow", "line 6: tcp: is there twice"),
        ("- first-time:\n  - first-time:\n    - shuffle", "line 5: first-time: is there twice"),
        ("- truncate: empty\n- omit-tc: all", "line 5: truncate and omit-tc contradict each other"),
        ("- cname-only\n- cname-chain: 3", "line 5: cname-chain and cname-only contradict each other"),
    ]) func `faults that contradict each other are refused`(faults: String, expected: String) throws {
        let complaint = try complaint(about: "name: mine\nexpectation: complete\nfaults:\n\(faults)\n")
        #expect(complaint.hasPrefix("mine.yml: \(expected)"), "\(complaint)")
    }

    @Test(arguments: ["clean", "tcp-refused", "all", "ns"]) func `a name that has a meaning already is refused`(
        name: String
    ) throws {
        let complaint = try complaint(about: "expectation: complete\nfaults: []\nname: \(name)\n")
        #expect(complaint == "mine.yml: line 3: name: \"\(name)\" is taken by brimful itself; choose another")
    }

    @Test(arguments: ["Mine", "my_own", "-mine", "mine-", "a.b", "größe", "''", String(repeating: "a", count: 64)])
    func `a name that is no lower-case DNS label is refused`(name: String) throws {
        let complaint = try complaint(about: "name: \(name)\nexpectation: complete\nfaults: []\n")
        #expect(complaint.hasPrefix("mine.yml: line 1: name: \"") && complaint.contains("is no DNS label"))
    }

    @Test(arguments: [("0", "0"), ("1, 4097", "4097"), ("-1", "-1")]) func `counts stay in 1 to 4096`(
        counts: String, wrong: String
    ) throws {
        let complaint = try complaint(about: Self.shortest + "counts: [\(counts)]\n")
        #expect(complaint == "mine.yml: line 5: counts: \(wrong): give numbers of addresses from 1 to 4096")
    }

    @Test(arguments: [
        (shortest + "counts: []", "line 5: counts: is empty"),
        (shortest + "counts: 40", "line 5: counts: write a list"),
        (shortest + "counts: [some]", "line 5: counts: write a whole number"),
        (shortest + "counts: [null]", "line 5: counts: write a whole number"),
    ]) func `counts are a list of numbers`(text: String, expected: String) throws {
        let complaint = try complaint(about: text)
        #expect(complaint.hasPrefix("mine.yml: \(expected)"), "\(complaint)")
    }

    @Test(arguments: [
        ("name: mine\nfaults: [shuffle\nexpectation: complete\n", "line 3: is no YAML: "),
        ("name: mine\n\tfaults: []\n", "line 2: is no YAML: "), ("name: 'mine\n", "line 2: is no YAML: "),
        ("name: a\nname: b\n", "line 1: name: is there twice"),
        (shortest + "---\nname: b\n", "line 5: is no YAML: "), ("name: \u{1}\n", "is no YAML: "),
        ("name: \u{0}\n", "is no YAML: "), ("name: *mine\n", "line 1: is no YAML: "),
    ]) func `what is no YAML is told with its line`(text: String, expected: String) throws {
        let complaint = try complaint(about: text)
        #expect(complaint.hasPrefix("mine.yml: \(expected)"), "\(complaint)")
        #expect(!complaint.contains { $0.isNewline || $0 == "\u{1}" || $0 == "\u{0}" })
    }
}
