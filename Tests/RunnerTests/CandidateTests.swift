import Conformance
import DNSWire
import Scenarios
import Testing

@testable import Runner

@Suite struct CandidateTests {
    private func scenario(_ faults: [Fault], _ expectation: Conformance.Expectation) -> Scenario {
        let clean = ScenarioCatalogue.clean
        return Scenario(
            name: "mine", title: "", wire: "", requirement: "", faults: faults, expectation: expectation,
            rule: clean.rule, victims: [])
    }

    @Test(arguments: OwnName.shortest...255) func `a name of one's own has just the length that is asked for`(
        _ length: Int
    ) throws {
        let name = try OwnName.of(length: length)
        #expect(name.length == length)
        #expect(name.isWithin(try DomainName("example.")))
    }

    @Test func `the shortest name of one's own is the shortest below its zone`() throws {
        #expect(try OwnName.of(length: OwnName.shortest).description == "a.example.")
        #expect(throws: WireError.self) { try OwnName.of(length: 256) }
    }

    @Test func `what is left is a scenario of the catalogue where there is such a one`() {
        let mine = scenario([.delegation(servers: 3), .omitTC(.all), .cut(at: 512)], .completeOrHonestFailure)
        #expect(mine.left(with: []).name == "clean")
        #expect(mine.left(with: [.omitTC(.all), .cut(at: 512)]).name == "chop-512")
        #expect(mine.left(with: mine.faults) == mine)
        #expect(mine.left(with: [.delegation(servers: 3), .cut(at: 512)]).name == "minimum")
    }

    @Test func `what can't be had any more is expected no more`() {
        let refused = scenario([.delegation(servers: 2), .tcp(.refused)], .complete)
        #expect(refused.left(with: [.tcp(.refused)]).expectation == .completeOrHonestFailure)
        let alias = scenario([.cnameOnly, .delegation(servers: 2)], .noData)
        #expect(alias.left(with: [.delegation(servers: 2)]).expectation == .complete)
        let part = scenario([.subset(20), .duplicate, .delegation(servers: 2)], .undetectable)
        #expect(part.left(with: [.duplicate, .delegation(servers: 2)]).expectation == .complete)
        #expect(part.left(with: [.subset(20), .duplicate]).expectation == .undetectable)
    }

    @Test func `each fault is left out once, the last first`() {
        let faults: [Fault] = [.duplicate, .shuffle, .cut(at: 512)]
        #expect(faults.withoutOne.map(\.gone) == [.cut(at: 512), .shuffle, .duplicate])
        #expect(faults.withoutOne.map(\.left.count) == [2, 2, 2])
        #expect([Fault]().withoutOne.isEmpty)
    }

    @Test func `plainer forms of a fault come plainest first`() {
        #expect(
            [Fault.truncate(.cutRecord)].plainer == [
                [.truncate(.empty)], [.truncate(.wholeRecords)], [.truncate(.countsOnly)],
            ])
        #expect([Fault.truncate(.empty)].plainer.isEmpty)
        #expect(
            [Fault.firstTime([.truncate(.empty), .tcp(.reset)])].plainer
                == [[.firstTime([.truncate(.empty)])], [.firstTime([.tcp(.reset)])]])
    }

    @Test func `numbers of a fault can be smaller`() {
        let faults: [Fault] = [.duplicate, .cnameChain(16), .delegation(servers: 13)]
        #expect(faults.numbered.map(\.number) == [16, 13])
        #expect(faults.numbered[0].with(3) == [.duplicate, .cnameChain(3), .delegation(servers: 13)])
    }
}
