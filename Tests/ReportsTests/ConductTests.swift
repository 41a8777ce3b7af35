import Conformance
import Testing

@testable import Reports

@Suite struct `How subjects ask` {
    private let scenarios = [
        Sample.scenario("clean"), Sample.scenario("tcp-eof", expectation: .honestFailure),
        Sample.scenario("cname-only", expectation: .noData), Sample.scenario("duplicate"),
    ]

    private func conduct(_ results: [CaseResult]) -> SubjectConduct {
        SubjectConduct(Sample.musl, results: results, scenarios: scenarios)
    }

    private func section(_ results: [CaseResult], subjects: [SubjectIdentity]? = nil, width: Int = 100) -> [String] {
        let audit = Sample.audit(scenarios: scenarios, subjects: subjects ?? [Sample.musl], results: results)
        return ConductSection(audit, width: width).lines.map { $0.rendered(color: false) }
    }

    private func failing(_ scenario: String, _ word: String?, _ errorClass: ErrorClass) -> CaseResult {
        Sample.observed(
            Sample.musl, scenario, addresses: AddressTally(expected: 40), error: word, errorClass: errorClass,
            outcome: .nxdomain, verdict: .fail)
    }

    @Test func `sizes and order are those under clean`() {
        let clean = Sample.observed(
            Sample.musl, "clean",
            exchanges: [Sample.exchange(), Sample.exchange(edns: 1232), Sample.exchange(edns: 4096)])
        let shuffled = AddressTally(expected: 40, received: 40, isInOrder: false)
        let other = Sample.observed(
            Sample.musl, "tcp-eof", addresses: shuffled, exchanges: [Sample.exchange(edns: 512)])
        #expect(conduct([other, clean]).payloadSizes == [4096, 1232, 0])
        #expect(conduct([other, clean]).keepsOrder == true)
        #expect(conduct([other]).payloadSizes == [512])
        #expect(conduct([other]).keepsOrder == false)
    }

    @Test func `one address has no order`() {
        #expect(conduct([Sample.observed(Sample.musl, "clean", 1)]).keepsOrder == nil)
    }

    @Test func `what led to TCP is gathered, the commonest first`() {
        let silence = Sample.observed(
            Sample.musl, "clean", exchanges: [Sample.exchange(.udp, .dropped), Sample.exchange(.tcp)])
        let truncation = Sample.observed(
            Sample.musl, "tcp-eof", exchanges: [Sample.exchange(tc: true), Sample.exchange(.tcp)])
        #expect(conduct([silence, truncation]).tcpAfter == [.truncation, .silence])
    }

    @Test func `the most queries of one lookup are told with the first scenario that has them`() {
        let three = Array(repeating: Sample.exchange(), count: 3)
        let results = [
            Sample.observed(Sample.musl, "duplicate", exchanges: three),
            Sample.observed(Sample.musl, "tcp-eof", exchanges: three),
            Sample.observed(Sample.musl, "clean", exchanges: [Sample.exchange()]),
        ]
        #expect(conduct(results).mostQueries?.count == 3)
        #expect(conduct(results).mostQueries?.scenario == "tcp-eof")
        #expect(conduct([]).mostQueries == nil)
    }

    @Test func `an error looks permanent only where the fault is temporary`() {
        let results = [
            failing("clean", "EAI_NONAME", .noSuchName), failing("tcp-eof", "EAI_NODATA", .noData),
            failing("cname-only", "EAI_NODATA", .noData),
        ]
        #expect(conduct(results).permanentErrors.map(\.scenario) == ["tcp-eof"])
        #expect(conduct(results).permanentErrors.map(\.word) == ["EAI_NODATA"])
        #expect(conduct([failing("tcp-eof", "EAI_AGAIN", .temporary)]).permanentErrors.isEmpty)
    }

    @Test func `the section has a row for each that asks, and what stands out below`() {
        let doubled = AddressTally(expected: 40, received: 40, duplicate: 40)
        let asking = [Sample.exchange(edns: 1232, tc: true), Sample.exchange(.tcp, edns: 1232)]
        let lines = section(
            [
                Sample.observed(Sample.unbound, "clean", exchanges: asking),
                Sample.observed(Sample.musl, "duplicate", addresses: doubled, exchanges: [Sample.exchange()]),
                failing("tcp-eof", "EAI_NONAME", .noSuchName), Sample.observed(Sample.dnspython, "clean"),
                Sample.observed(Sample.muslThroughUnbound, "clean", exchanges: asking),
            ], subjects: [Sample.musl, Sample.unbound, Sample.dnspython, Sample.muslThroughUnbound])
        #expect(lines.first == "How they ask")
        #expect(lines.contains("resolvers") && lines.contains("stub resolvers") && !lines.contains("parsers"))
        #expect(lines.contains("  unbound@1.17.1          1232        truncation  2 in clean      yes"))
        #expect(lines.contains("  musl-getaddrinfo@1.2.3  none                    1 in duplicate  yes"))
        #expect(lines.contains("  - musl-getaddrinfo@1.2.3: EAI_NONAME in tcp-eof"))
        #expect(lines.contains("  - duplicate: musl-getaddrinfo@1.2.3"))
        #expect(!lines.contains { $0.contains("through") })
    }

    @Test func `what nobody does has no column, and a section about nothing isn't there`() {
        let lines = section([Sample.observed(Sample.musl, "clean", exchanges: [Sample.exchange()])])
        #expect(lines.contains { $0.contains("EDNS sizes") && !$0.contains("TCP after") })
        #expect(!lines.contains { $0.contains("permanent") || $0.contains("more than once") })
        #expect(section([failing("clean", nil, .temporary)]).isEmpty)
        #expect(section([]).isEmpty)
    }

    @Test(arguments: [60, 80, 100, 120]) func `no line is wider than the terminal`(width: Int) {
        let busy = Array(repeating: Sample.exchange(edns: 1232, .dropped), count: 190)
        let sizes = [512, 1220, 1400, 4096, 65535].map { Sample.exchange(edns: $0) }
        let lines = section(
            [
                Sample.observed(Sample.musl, "clean", exchanges: sizes + busy + [Sample.exchange(.tcp)]),
                failing("tcp-eof", String(repeating: "E", count: 300), .noSuchName),
            ], width: width)
        #expect(lines.count > 5)
        #expect(lines.allSatisfy { $0.count <= width })
    }
}

@Suite struct `Text table` {
    private func table(_ width: Int) -> TextTable {
        TextTable(
            [
                .init(heading: "name", cells: ["a", "bb"]), .init(heading: "none", cells: ["", ""]),
                .init(heading: "words", cells: ["one two three four", ""]), .init(heading: "n", cells: ["1", "2"]),
            ], width: width)
    }

    private func text(_ lines: [StyledLine]) -> [String] { lines.map { $0.rendered(color: false) } }

    @Test func `a column without content vanishes`() {
        #expect(text(table(80).heading) == ["  name  words               n"])
        #expect(text(table(80).lines(ofRow: 0)) == ["  a     one two three four  1"])
        #expect(text(table(80).lines(ofRow: 1)) == ["  bb                        2"])
    }

    @Test func `what is too long goes on below in its column`() {
        #expect(text(table(22).lines(ofRow: 0)) == ["  a     one two      1", "        three four"])
    }

    @Test func `words stay whole as long as there is room for them`() {
        let table = TextTable(
            [
                .init(heading: "subject", cells: ["a-name-of-twenty-four@1.2"]),
                .init(heading: "EDNS sizes", cells: ["none, 1232"]),
                .init(heading: "most queries", cells: ["12 in frag-drop-1472"]),
            ], width: 50)
        #expect(
            text(table.heading) == [
                "  subject                    EDNS   most queries", "                             sizes",
            ])
        #expect(
            text(table.lines(ofRow: 0)) == [
                "  a-name-of-twenty-four@1.2  none,  12 in", "                             1232   frag-drop-1472",
            ])
    }

    @Test func `without room it is narrow, and never wider than asked for`() {
        #expect(text(table(12).lines(ofRow: 0)).allSatisfy { $0.count <= 12 })
    }
}
