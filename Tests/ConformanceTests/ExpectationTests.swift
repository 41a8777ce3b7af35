import Conformance
import Testing

/// What a case asks of a correct client: a fault that doesn't strike excuses nothing.
///
/// A temporary error shows the expectation: a failure where all was to be had, tolerated where it is allowed, right where nothing
/// else was to be had.
@Suite struct ExpectationTests {
    /// A fault, and the largest answer that it leaves alone.
    struct Threshold: Sendable, CustomTestStringConvertible {
        let fault: Fault
        var count = 40
        let harmless: Int
        var testDescription: String { "\(fault)" }
    }

    private static func verdict(
        _ fault: Fault, _ expectation: Conformance.Expectation, view: View = .lookup, count: Int = 40, octets: Int
    ) -> Verdict {
        Judge.judge(
            Samples.observation(view, .error(.temporary), [], count: count, octets: octets),
            scenario: Samples.scenario(expectation, faults: [fault])
        ).verdict
    }

    /// With OPT (RFC 6891 §6.1.2), an answer is eleven octets longer.
    private static let byOctets: [Threshold] =
        Fault.Queries.allCases.map { Threshold(fault: .omitTC($0), harmless: 512 - 11) } + [
            Threshold(fault: .cut(at: 512), harmless: 512 - 11), Threshold(fault: .cut(at: 1232), harmless: 1232 - 11),
            Threshold(fault: .drop(above: 512), harmless: 512 - 11),
            Threshold(fault: .drop(above: 1472), harmless: 1472 - 11),
        ] + Fault.TCPFault.allCases.filter { !$0.delivers }.map { Threshold(fault: .tcp($0), harmless: 512 - 11) }

    @Test(arguments: byOctets) func `a fault strikes above its threshold and not at it`(threshold: Threshold) {
        let excuses: [(Conformance.Expectation, Verdict)] = [
            (.completeOrHonestFailure, .tolerated), (.honestFailure, .pass),
        ]
        for (excused, verdict) in excuses {
            #expect(Self.verdict(threshold.fault, excused, octets: threshold.harmless) == .fail)
            #expect(Self.verdict(threshold.fault, excused, octets: threshold.harmless + 1) == verdict)
        }
    }

    @Test(arguments: [.negative(.nxdomain, above: 20), .negative(.servfail, above: 20), .subset(20)] as [Fault])
    func `a fault strikes above its count and not at it`(fault: Fault) {
        #expect(Self.verdict(fault, .undetectable, count: 20, octets: 704) == .fail)
        #expect(Self.verdict(fault, .undetectable, count: 21, octets: 704) == .tolerated)
    }

    @Test(arguments: FaultCodingTests.writings.map(\.fault).filter(isUnconditional))
    func `any other fault strikes at every size`(fault: Fault) {
        #expect(Self.verdict(fault, .honestFailure, count: 1, octets: 50) == .pass)
    }

    private static func isUnconditional(_ fault: Fault) -> Bool {
        switch fault {
        case .omitTC, .cut, .drop, .negative, .subset, .tcp: false
        default: true
        }
    }

    @Test func `one fault that strikes is enough`() {
        let scenario = Samples.scenario(.honestFailure, faults: [.drop(above: 4096), .tcp(.blackhole)])
        let result = Judge.judge(Samples.observation(.lookup, .error(.temporary)), scenario: scenario)
        #expect(result.verdict == .pass)
    }

    @Test func `slow TCP excuses nothing`() {
        for fault in [Fault.TCPFault.slow, .split] {
            #expect(Self.verdict(.tcp(fault), .honestFailure, octets: 704) == .fail)
        }
    }

    @Test func `without faults all is to be had, whatever a scenario says`() {
        let scenario = Samples.scenario(.honestFailure, faults: [])
        let result = Judge.judge(Samples.observation(.lookup, .error(.temporary)), scenario: scenario)
        #expect(result.verdict == .fail)
    }

    @Test func `what fits in no message can't be had, though the scenario strikes nothing`() {
        #expect(Self.verdict(.subset(5000), .undetectable, octets: 65_524) == .fail)
        #expect(Self.verdict(.subset(5000), .undetectable, octets: 65_525) == .pass)
    }

    @Test func `a parser has the message, whatever becomes of its way`() {
        #expect(Self.verdict(.drop(above: 512), .honestFailure, view: .parse, octets: 704) == .fail)
        #expect(Self.verdict(.cut(at: 512), .completeOrHonestFailure, view: .parse, octets: 512) == .fail)
        #expect(Self.verdict(.cut(at: 512), .completeOrHonestFailure, view: .parse, octets: 513) == .pass)
    }
}
