import Conformance
import Testing

@testable import Reports

@Suite struct `What pipelines are told` {
    @Test func `a command asks the very case again`() {
        let plainOne = Sample.result(Sample.musl, "clean", 40).observation
        #expect(
            RerunCommand(plainOne).text
                == "brimful audit --subject musl-getaddrinfo@1.2.3 --scenario clean --counts 40")
        let pair = Sample.result(Sample.glibcThroughUnbound, "tc-empty", 8, view: .udp512).observation
        #expect(
            RerunCommand(pair).text
                == "brimful audit --subject glibc-getaddrinfo@2.36 --through unbound@1.17.1 --scenario tc-empty --counts 8 --view udp512"
        )
    }

    @Test func `a command asks for the record type`() {
        let observation = Observation(
            subject: Sample.musl, testCase: Case(scenario: "clean", type: .aaaa, count: 1, view: .lookup),
            purpose: .sweep, octets: 1, reply: Reply(status: .hung, addresses: .init(expected: 1), elapsedMs: 0),
            exchanges: [])
        #expect(RerunCommand(observation).text.hasSuffix("--counts 1 --type AAAA"))
    }

    @Test func `a name that a shell would take for more than a word is quoted`() {
        let subject = Sample.subject("a'b; $(reboot)\n", .stub, version: "")
        #expect(
            RerunCommand(Sample.result(subject, "clean", 1).observation).text
                .contains("--subject 'a'\\''b; $(reboot)\\u{a}' --scenario"))
    }

    @Test(arguments: [
        ([40], "at 40 addresses"), ([101], "at 101 addresses"), ([40, 101], "from 40 addresses on"),
        ([1], "at 1 address"), ([20, 28], "at 20 to 28 addresses"),
        ([1, 20, 28, 101], "at 1 to 28, 101 addresses"), ([1, 40, 101], "at 1 and from 40 addresses on"),
        ([1, 20, 28, 40, 101], "from 1 address on"),
    ]) func `counts are told as they were asked`(counts: [Int], words: String) {
        #expect(CountRange.words(counts, of: [1, 20, 28, 40, 101]) == words)
    }

    @Test func `of a loop the first queries are told, and how many there were`() {
        let result = Sample.observed(
            Sample.unbound, "clean", exchanges: Array(repeating: Sample.exchange(edns: 1232), count: 100))
        let lines = EvidenceText(result).lines
        #expect(lines.count { $0.contains("UDP query for A to 192.0.2.1, EDNS 1232: answered, 66 octets") } == 40)
        #expect(lines.contains("  … and 60 more"))
    }

    @Test func `both legs are told, and each asking again`() {
        let again = Observation.Repetition(
            view: .tcp, reply: Reply(status: .timedOut, addresses: .init(expected: 40), elapsedMs: 2),
            exchanges: [])
        let result = Sample.observed(
            Sample.unbound, "cached-tc", addresses: .init(expected: 40, received: 12), error: "EAI_AGAIN",
            exchanges: [Sample.exchange(tc: true)], again: [again])
        #expect(
            EvidenceText(result).lines == [
                "Case: cached-tc/a40/stub", "Subject: unbound@1.17.1", "Outcome: complete, pass",
                "What the origin saw and sent:",
                "  at 0.0 ms: UDP query for A to 192.0.2.1, no EDNS: answered, 66 octets, 0 records, TC=1",
                "What came back after 1.0 ms:", "  answered, 12 of 40 addresses, error EAI_AGAIN", "Asked again (tcp):",
                "The origin saw nothing of it.", "What came back after 2.0 ms:", "  timedOut, 0 of 40 addresses",
                "Again: brimful audit --subject unbound@1.17.1 --scenario cached-tc --counts 40 --view stub",
            ])
    }

    @Test func `a parser is handed a message, and asks nobody`() {
        let lines = EvidenceText(Sample.result(Sample.dnspython, "clean", 40)).lines
        #expect(lines.contains("It was handed a message of 706 octets."))
        #expect(!lines.contains { $0.contains("origin") })
    }

    @Test func `a line to accept a deviation is YAML, whatever it says`() {
        let entry = Baseline.Entry(
            subject: "a: b", type: .aaaa,
            deviation: Deviation(
                scenario: "clean", outcome: .servfail, from: 40, holdsTo: 39, to: nil, views: [.tcp, .stub]),
            reason: "say \"no\" \\ ", expires: Day("2027-01-31"), line: 3)
        #expect(
            BaselineChange.add(entry).text
                == #"- {subject: "a: b", type: AAAA, scenario: clean, fails: "servfail from 40 in tcp, stub", reason: "say \"no\" \\ ", expires: 2027-01-31}"#
        )
        #expect(BaselineChange.expired(entry).instruction.hasPrefix("line 3 expired on 2027-01-31, and is still so"))
    }
}
