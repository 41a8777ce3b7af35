import Conformance
import Testing

@Suite struct CaseTests {
    @Test func `a case's identifier is scenario, type and count, view`() {
        #expect(Case(scenario: "tcp-refused", count: 40, view: .edns1232).id == "tcp-refused/a40/edns1232")
        #expect(Case(scenario: "clean", type: .aaaa, count: 1, view: .lookup).id == "clean/aaaa1/lookup")
    }

    @Test func `another owner-name length than usual is part of the identifier`() {
        #expect(Case(scenario: "clean", count: 40, nameLength: 200, view: .stub).id == "clean/a40/stub/n200")
        #expect(Case(scenario: "clean", count: 40, nameLength: 48, view: .stub).id == "clean/a40/stub")
    }

    @Test func `cases that differ have different identifiers`() {
        let cases = ["clean", "tc-empty"].flatMap { scenario in
            RecordType.allCases.flatMap { type in
                [1, 11].flatMap { count in
                    [48, 49].flatMap { length in
                        View.allCases.map {
                            Case(scenario: scenario, type: type, count: count, nameLength: length, view: $0)
                        }
                    }
                }
            }
        }
        #expect(Set(cases.map(\.id)).count == cases.count)
    }

    @Test(
        arguments: [
            (.udp512, nil, 512), (.edns1232, 1232, 1232), (.edns4096, 4096, 4096), (.tcp, nil, nil), (.stub, nil, nil),
            (.lookup, nil, nil), (.parse, nil, nil),
        ] as [(View, Int?, Int?)])
    func `a view offers a payload size and sets a limit`(view: View, payload: Int?, limit: Int?) {
        #expect(view.udpPayloadSize == payload)
        #expect(view.udpLimit == limit)
    }

    @Test func `resolvers are asked in every way but the two of others`() {
        #expect(Set(View.resolverViews) == Set(View.allCases).subtracting([.lookup, .parse]))
    }

    @Test func `record types carry the numbers of their RFCs`() {
        #expect(RecordType.a.code == 1 && RecordType.a.dataLength == 4 && RecordType.a.label == "a")
        #expect(RecordType.aaaa.code == 28 && RecordType.aaaa.dataLength == 16 && RecordType.aaaa.label == "aaaa")
    }

    @Test func `a subject's full name has its version where there is one`() {
        #expect(Samples.subject(.resolver).fullName == "unbound@1.17.1")
        #expect(Samples.subject(.parser).fullName == "ldns-wire2pkt")
    }

    @Test func `a pair's full name says through whom it asked`() {
        let pair = Samples.subject(.stub).through(Samples.subject(.resolver))
        #expect(pair.fullName == "musl-getaddrinfo@1.2.3 through unbound@1.17.1")
        #expect(pair.through == "unbound@1.17.1")
        #expect(pair.kind == .stub && pair.source == "machine")
        #expect(Samples.subject(.stub).through == nil)
    }

    @Test func `an audit counts the results of each verdict`() {
        let results = [Reply.returned(40), .returned(28), .returned(39)].map {
            Judge.judge(Samples.observation(.lookup, $0), scenario: Samples.scenario(.complete))
        }
        let audit = Audit(
            tool: .init(name: "brimful", version: "1"), zone: "brimful.example.", profile: "quick", counts: [40],
            scenarios: [], subjects: [], skipped: [], results: results, cliffs: [], safeCount: nil)
        #expect(Verdict.allCases.map { audit.count(of: $0) } == [1, 0, 2, 0])
    }
}
