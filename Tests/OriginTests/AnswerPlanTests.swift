import Conformance
import DNSWire
import Scenarios
import Testing

@testable import Origin

@Suite struct AnswerPlanTests {
    static let payloadSizes: [Int?] = [nil, 0, 100, 512, 513, 1232, 4096, 65_507, 65_535]
    static let counts = [0, 1, 27, 28, 29, 72, 73, 253, 4090, 4092, 4096, 65_535]

    private func plan(_ asked: ExpectedAnswer.Asked, _ scenario: Scenario) -> AnswerPlan {
        AnswerPlan(
            .init(
                type: asked.type, count: asked.count, nameLength: asked.nameLength, transport: asked.transport,
                ednsSize: asked.ednsSize), faults: Playbook.Part(scenario.faults).faults)
    }

    private func check(_ asked: ExpectedAnswer.Asked, _ scenario: Scenario) throws {
        let expected = try #require(
            ExpectedAnswer(asked), "\(scenario.name): write what it promises into ExpectedAnswer.promises")
        let plan = plan(asked, scenario)
        #expect(plan.records == expected.records, "\(asked)")
        #expect(plan.tc == expected.tc, "\(asked)")
        #expect(plan.octets == expected.octets, "\(asked)")
        #expect(plan.sent == expected.sent, "\(asked)")
        #expect(plan.action == expected.action, "\(asked)")
        #expect(plan.rcode == expected.rcode && plan.answerCount == expected.announced, "\(asked)")
        #expect(plan.sent == 0 || plan.hasOPT == expected.hasOPT, "\(asked)")
    }

    @Test(arguments: ScenarioCatalogue.all, Transport.allCases)
    func `what is sent follows from sizes`(scenario: Scenario, transport: Transport) throws {
        for type in RecordType.allCases {
            for ednsSize in Self.payloadSizes {
                for count in Self.counts {
                    for nameLength in [35, Case.usualNameLength, 255] {
                        try check(
                            .init(
                                scenario: scenario.name, type: type, count: count, transport: transport,
                                ednsSize: ednsSize, nameLength: nameLength), scenario)
                    }
                }
            }
        }
    }

    /// The counts that research found: 28 in 512 octets, 72 in 1232 with OPT, 4091 in the largest message.
    @Test(
        arguments: [
            (.udp, nil, 28), (.udp, 512, 27), (.udp, 1232, 72), (.udp, 4096, 251), (.udp, 65_535, 4089),
            (.tcp, nil, 4091), (.tcp, 1232, 4091),
        ] as [(Transport, Int?, Int)])
    func `the largest count that fits is the known one`(transport: Transport, ednsSize: Int?, count: Int) {
        func truncates(_ count: Int) -> Bool {
            let query = AnswerPlan.Query(
                type: .a, count: count, nameLength: Case.usualNameLength, transport: transport, ednsSize: ednsSize)
            return AnswerPlan(query, faults: []).tc
        }
        #expect(!truncates(count))
        #expect(truncates(count + 1))
    }

    @Test func `faults of the path strike UDP only`() {
        let query = AnswerPlan.Query(type: .a, count: 40, nameLength: 48, transport: .tcp, ednsSize: nil)
        let faults: [Fault] = [.truncate(.empty), .omitTC(.all), .cut(at: 20), .drop(above: 0)]
        #expect(AnswerPlan(query, faults: faults) == AnswerPlan(query, faults: []))
    }

    @Test func `what is dropped is not cut, in either order`() {
        let query = AnswerPlan.Query(type: .a, count: 20, nameLength: 48, transport: .udp, ednsSize: nil)
        for faults in [[Fault.cut(at: 100), .drop(above: 200)], [.drop(above: 200), .cut(at: 100)]] {
            #expect(AnswerPlan(query, faults: faults).sent == 0, "\(faults)")
        }
    }
}
