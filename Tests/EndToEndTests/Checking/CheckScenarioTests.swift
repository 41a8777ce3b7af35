import Conformance
import Scenarios
import Testing

extension Checks {
    /// `brimful check` in a private internet, through unbound, dnsmasq and systemd-resolved.
    @Suite struct CheckScenarioTests {
        private static let resolvers = [CheckRoom.unbound, CheckRoom.dnsmasq, CheckRoom.resolved]
        @Test func `every scenario has a row`() {
            let missing = Set(ScenarioCatalogue.all.map(\.name)).symmetricDifference(CheckRow.all.map(\.scenario))
            #expect(missing == [])
        }

        @Test(arguments: CheckRow.all)
        func `under each scenario the fault is named with its hop, and no resolver that is healthy`(_ row: CheckRow)
            async throws
        {
            let room = CheckRoom(
                scenario: row.scenario, answers: row.answers, isWarmed: row.scenario == "cached-tc")
            let wishes = ["--type", row.type, "--only-named", "--resolver"]
            let (report, code) = try await room.check(wishes + [Self.resolvers.joined(separator: ",")])
            #expect(report.troubles.sorted() == row.troubles.sorted(), "\(report.sentences)")
            #expect(row.note.map(report.notes.contains) ?? true, "\(report.sentences)")
            #expect(code == (row.troubles.isEmpty ? 0 : 1), "\(report.sentences)")
            #expect(report.authority.zone == "api.example.com.")
            #expect(report.resolvers.map(\.server) == Self.resolvers)
        }
    }
}
