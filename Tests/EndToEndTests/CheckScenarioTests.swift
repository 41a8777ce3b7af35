import Conformance
import Scenarios
import Testing

extension EndToEnd {
    /// `brimful check` in a private internet, through unbound, dnsmasq and systemd-resolved.
    @Suite struct CheckScenarioTests {
        private static let resolvers = [CheckRoom.unbound, CheckRoom.dnsmasq, CheckRoom.resolved]
        /// A check mostly waits.
        static let rooms = 8

        @Test func `every scenario has a row`() {
            let missing = Set(ScenarioCatalogue.all.map(\.name)).symmetricDifference(CheckRow.all.map(\.scenario))
            #expect(missing == [])
        }

        @Test func `under each scenario the fault is named with its hop, and no resolver that is healthy`()
            async throws
        {
            await sideBySide(CheckRow.all, most: Self.rooms) { row in
                let room = CheckRoom(
                    scenario: row.scenario, answers: row.answers, isWarmed: row.scenario == "cached-tc")
                let wishes = ["--type", row.type, "--only-named", "--resolver"]
                let (report, code) = try await room.check(wishes + [Self.resolvers.joined(separator: ",")])
                let place = "\(row.scenario), \(row.answers) \(row.type): \(report.sentences)"
                #expect(report.troubles.sorted() == row.troubles.sorted(), "\(place)")
                #expect(row.note.map(report.notes.contains) ?? true, "\(place)")
                #expect(code == (row.troubles.isEmpty ? 0 : 1), "\(place)")
                #expect(report.authority.zone == "api.example.com.", "\(place)")
                #expect(report.resolvers.map(\.server) == Self.resolvers, "\(place)")
            }
        }
    }
}

/// Does something for each, so many at a time; an error of one is its own.
func sideBySide<Item: Sendable>(
    _ items: [Item], most: Int, _ body: @escaping @Sendable (Item) async throws -> Void
) async {
    await withTaskGroup(of: Void.self) { group in
        for (index, item) in items.enumerated() {
            if index >= most { await group.next() }
            group.addTask {
                do { try await body(item) } catch { Issue.record("\(item): \(error)") }
            }
        }
    }
}
