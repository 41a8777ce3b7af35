import Conformance
import Testing

@testable import Runner

@Suite struct CountChangeTests {
    private static let subject = SubjectIdentity(name: "mine", kind: .stub, version: "1", source: "machine")
    private static let scenario = Scenario(
        name: "clean", title: "", wire: "", requirement: "", faults: [], expectation: .complete, rule: .supportTCP,
        victims: [])

    /// What a subject made of `count` addresses.
    private func result(_ count: Int, _ made: Made, view: View = .lookup) -> CaseResult {
        let reply =
            switch made {
            case .all: Reply(status: .answered, addresses: .init(expected: count, received: count), elapsedMs: 1)
            case .part: Reply(status: .answered, addresses: .init(expected: count, received: 1), elapsedMs: 1)
            case .error:
                Reply(
                    status: .answered, addresses: .init(expected: count), error: "EAI_AGAIN", errorClass: .temporary,
                    elapsedMs: 1)
            case .nothing: Reply(status: .harness("no port"), addresses: .init(expected: count), elapsedMs: 1)
            }
        return Judge.judge(
            Observation(
                subject: Self.subject, testCase: Case(scenario: "clean", count: count, view: view), purpose: .sweep,
                octets: 64 + 16 * count, reply: reply, exchanges: []), scenario: Self.scenario)
    }

    private enum Made { case all, part, error, nothing }

    @Test func `what stays as it was is no change`() {
        #expect(CountChange(result(20, .all), result(40, .all), view: .lookup) == nil)
        #expect(CountChange(result(20, .error), result(40, .error), view: .lookup) == nil)
    }

    @Test func `a change beside what could not be decided is none that can be told`() {
        #expect(CountChange(result(20, .nothing), result(40, .error), view: .lookup) == nil)
        #expect(CountChange(result(20, .all), result(40, .nothing), view: .lookup) == nil)
    }

    @Test func `what fails breaks, what is right again recovers, another failure differs`() throws {
        #expect(try #require(CountChange(result(20, .all), result(40, .error), view: .lookup)).kind == .breaks)
        #expect(try #require(CountChange(result(20, .error), result(40, .all), view: .lookup)).kind == .recovers)
        #expect(try #require(CountChange(result(20, .part), result(40, .error), view: .lookup)).kind == .differs)
        #expect(CountChange(from: 0, to: result(1, .error), view: .lookup).kind == .breaks)
    }

    @Test func `probes narrow a change to neighbours`() throws {
        var change = try #require(CountChange(result(20, .all), result(101, .error), view: .lookup))
        while !change.isExact {
            let asked = change.between(7).map { result($0, $0 <= 48 ? .all : .error) }
            let narrowed = change.narrowed(by: asked)
            #expect(narrowed.count == 1)
            change = try #require(narrowed.first)
        }
        #expect(change.lower == 48 && change.upper == 49)
    }

    @Test func `a third behaviour between two makes two changes of one`() throws {
        let change = try #require(CountChange(result(20, .all), result(1000, .error), view: .lookup))
        let asked = change.between(7).map { result($0, $0 < 300 ? .all : $0 < 700 ? .part : .error) }
        let narrowed = change.narrowed(by: asked)
        #expect(narrowed.map(\.kind) == [.breaks, .differs])
        #expect(narrowed.map(\.after.outcome) == [.partial, .servfail])
        #expect(narrowed.allSatisfy { $0.lower < 300 ? $0.upper >= 300 : $0.lower < 700 && $0.upper >= 700 })
    }

    @Test func `a window that fails between two that are right is found from inside`() throws {
        let change = try #require(CountChange(result(100, .all), result(101, .error), view: .lookup))
        #expect(change.isExact)
        let back = try #require(CountChange(result(200, .error), result(1000, .all), view: .lookup))
        #expect(back.narrowed(by: [result(600, .all)]).map(\.upper) == [600])
    }

    @Test func `a subject that fails at the least count is narrowed down to what is known to hold`() {
        let change = CountChange(from: 8, to: result(40, .error), view: .lookup)
        let narrowed = change.narrowed(by: [result(12, .all), result(20, .error), result(30, .error)])
        #expect(narrowed.map(\.lower) == [12] && narrowed.map(\.upper) == [20])
        #expect(change.narrowed(by: [result(12, .error)]).map(\.lower) == [8])
    }

    @Test func `probes of another view say nothing`() throws {
        let change = try #require(CountChange(result(20, .all), result(40, .error), view: .lookup))
        let narrowed = change.narrowed(by: [result(30, .error, view: .tcp)])
        #expect(narrowed.map(\.lower) == [20] && narrowed.map(\.upper) == [40])
    }

    @Test func `a change is borne out when both sides behave so again`() throws {
        let change = try #require(CountChange(result(48, .all), result(49, .error), view: .lookup))
        #expect(change.isBorneOut(by: [result(49, .error), result(48, .all)]))
        #expect(!change.isBorneOut(by: [result(49, .all), result(48, .all)]))
        #expect(!change.isBorneOut(by: [result(49, .error), result(48, .error)]))
        #expect(!change.isBorneOut(by: [result(49, .part), result(48, .all)]))
        #expect(!change.isBorneOut(by: [result(49, .error, view: .tcp), result(48, .all)]))
        #expect(!change.isBorneOut(by: []))
        let first = CountChange(from: 0, to: result(1, .error), view: .lookup)
        #expect(first.isBorneOut(by: [result(1, .error)]))
    }

    @Test func `a change lies within the range that it was found in, and in no other view's`() throws {
        let change = try #require(CountChange(result(48, .all), result(49, .error), view: .lookup))
        #expect(CountChange(from: 40, to: result(75, .error), view: .lookup).covers(change))
        #expect(!CountChange(from: 49, to: result(75, .error), view: .lookup).covers(change))
        #expect(!CountChange(from: 40, to: result(75, .error, view: .tcp), view: .tcp).covers(change))
    }

    @Test func `a range is divided evenly, never outside itself, and at likely places`() {
        #expect(between(0, and: 8, 7) == [1, 2, 3, 4, 5, 6, 7])
        #expect(between(20, and: 22, 7) == [21])
        #expect(between(20, and: 21, 7, trying: [20, 21]) == [])
        #expect(between(0, and: 1000, 3) == [250, 500, 750])
        #expect(between(0, and: 1000, 3, trying: [0, 28, 29, 250, 1000]) == [28, 29, 250, 500, 750])
    }
}
