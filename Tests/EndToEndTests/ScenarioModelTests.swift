import Conformance
import Testing

/// One audit of all models whose defects need a scenario of their own.
enum ScenarioModelAudit {
    static let run = Task {
        try await Brimful.audit(
            (ScenarioModelTable.stubs + ScenarioModelTable.resolvers).map { Model.manifest($0.name) },
            scenarios: ScenarioModelTable.scenarios,
            counts: ScenarioModelTable.counts.map(String.init).joined(separator: ","), more: ["--view", "stub"])
    }
}

extension EndToEnd {
    @Suite struct ScenarioModelTests {
        @Test(arguments: ScenarioModelTable.stubs + ScenarioModelTable.resolvers)
        func `a defect shows under the scenarios that were made for it, and under no other`(
            _ model: ScenarioModel
        ) async throws {
            let report = try await ScenarioModelAudit.run.value.report()
            for scenario in ScenarioModelTable.scenarios { check(model, scenario, report) }
        }

        private func check(_ model: ScenarioModel, _ scenario: String, _ report: AuditReport) {
            let correct = ScenarioModelTable.failures[scenario] ?? "complete pass none"
            let each = model.shows[scenario]?.each ?? [correct]
            let results = report.results(model.name, scenario)
            #expect(results.map(\.count) == ScenarioModelTable.counts, "\(scenario)")
            let expected = each.count == 1 ? results.map { _ in each[0] } : each
            #expect(results.map(\.showing) == expected, "\(scenario): \(results.map(\.why))")
            #expect(
                report.cliffs(model.name, scenario).map(\.text) == model.shows[scenario]?.cliffs ?? [], "\(scenario)")
        }

        @Test func `an error that is called permanent is told`() async throws {
            let report = try await ScenarioModelAudit.run.value.report()
            let looks = { (name: String) in report.results(name, "tcp-refused").map { $0.conduct?.looksPermanent } }
            #expect(looks("stub-permanent-word") == [true, true])
            #expect(looks("stub-correct") == [false, false])
        }

        @Test func `what EDNS offers and what TCP comes after is told`() async throws {
            let report = try await ScenarioModelAudit.run.value.report()
            let sizes = { (name: String, scenario: String) in
                report.results(name, scenario).map { $0.conduct?.ednsSizes }
            }
            #expect(sizes("stub-correct", "clean") == [[0], [0]])
            #expect(sizes("stub-correct-edns", "clean") == [[1232], [1232]])
            #expect(sizes("stub-correct-edns", "edns-formerr").allSatisfy { $0?.prefix(2) == [1232, 0] })
            let triggers = { (name: String, scenario: String) in
                report.results(name, scenario).map { $0.conduct?.tcpAfter }
            }
            #expect(triggers("stub-correct", "clean") == [nil, "truncation"])
            #expect(triggers("stub-correct", "chop-512") == [nil, "badMessage"])
        }
    }
}
