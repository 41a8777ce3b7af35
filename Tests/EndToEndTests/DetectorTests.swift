import Conformance
import Testing

extension EndToEnd {
    /// No word of the report that no model was seen to cause: a detector that never fires proves nothing by its silence.
    @Suite struct DetectorTests {
        /// The results of all audits of models.
        private func results() async throws -> [AuditReport.Result] {
            let runs = [ModelAudit.run, ScenarioModelAudit.run, CleanModelAudit.run, SilentModelAudit.run]
            var results: [AuditReport.Result] = []
            for run in runs { results += try await run.value.report().results }
            return results
        }

        @Test func `every outcome is caused by a model`() async throws {
            #expect(Set(try await results().map(\.outcome)) == Set(Outcome.allCases.map(\.rawValue)))
        }

        @Test func `every flag is caused by a model`() async throws {
            #expect(Set(try await results().flatMap(\.flags)) == Set(Flag.allCases.map(\.rawValue)))
        }

        @Test func `every verdict is caused by a model, and every leg`() async throws {
            #expect(Set(try await results().map(\.verdict)) == Set(Verdict.allCases.map(\.rawValue)))
            #expect(Set(try await results().map(\.leg)) == ["upstream", "client", "none"])
        }
    }
}

/// Models that keep one waiting, or fail at the controls.
enum SilentModelAudit {
    static let run = Task {
        try await Brimful.audit(
            ["stub-correct", "stub-hangs", "stub-fails-always", "stub-waits-for-both", "resolver-silent"]
                .map(Model.manifest),
            scenarios: ["clean", "pair-aaaa-dead"], counts: "28", more: ["--view", "stub"])
    }
}
