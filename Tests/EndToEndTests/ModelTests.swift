import Conformance
import Scenarios
import Testing

/// One audit of all models together, made once and looked at by many tests: it also shows that none disturbs another.
enum ModelAudit {
    static let scenarios = ["clean", "tc-empty", "tc-partial", "chop-512"]
    static let counts = [20, 28, 40, 101]

    static let run = Task {
        let models = ModelTable.stubs + ModelTable.parsers + ModelTable.resolvers
        return try await Brimful.audit(
            models.map(\.manifest), scenarios: scenarios, counts: counts.map(String.init).joined(separator: ","),
            more: ["--view", "stub"])
    }
}

extension EndToEnd {
    @Suite struct ModelTests {
        @Test(arguments: ModelTable.stubs + ModelTable.resolvers)
        func `a defect shows under its scenarios from its count on, and nowhere else`(_ model: Model) async throws {
            for scenario in ModelAudit.scenarios { try await check(model, scenario) }
        }

        @Test(arguments: ModelTable.parsers)
        func `a parser is handed only messages that are whole, or cut by the scenario`(_ model: Model) async throws {
            for scenario in ["clean", "chop-512"] { try await check(model, scenario) }
            let report = try await ModelAudit.run.value.report()
            #expect(report.results(model.name, "tc-empty").isEmpty)
        }

        private func check(_ model: Model, _ scenario: String) async throws {
            let report = try await ModelAudit.run.value.report()
            let defect = model.defects[scenario]
            let seen = report.results(model.name, scenario).map { "\($0.count) \($0.showing)" }
            let expected = ModelAudit.counts.map { count in
                "\(count) \(count > defect?.above ?? .max ? defect!.showing : "complete pass none")"
            }
            #expect(seen == expected, "\(scenario)")
            #expect(report.cliffs(model.name, scenario).map(\.text) == [defect?.cliff].compactMap { $0 }, "\(scenario)")
        }

        @Test func `what deviates gives exit code 1`() async throws {
            #expect(try await ModelAudit.run.value.code == 1)
        }

        @Test func `duplicates are counted and harm nobody`() async throws {
            let results = try await ModelAudit.run.value.report().results("stub-duplicates", "clean")
            #expect(results.map(\.addresses.duplicate) == ModelAudit.counts)
        }

        @Test func `the safe count is the smallest of the subjects' limits, and names who sets it`() async throws {
            let run = try await Brimful.audit(
                ["stub-correct", "stub-keeps-48", "stub-limit-100"].map(Model.manifest), scenarios: ["clean"],
                counts: "20,101")
            let summary = try run.report().summary
            #expect(summary.safeCount == 48)
            #expect(summary.safeCountLimitedBy == ["stub-keeps-48"])
        }

        @Test func `correct models pass every scenario in every view`() async throws {
            let run = try await Brimful.audit(
                ["stub-correct", "parser-correct", "resolver-correct"].map(Model.manifest),
                scenarios: ScenarioCatalogue.all.map(\.name), counts: "1,20,28,29,40,101")
            let report = try run.report()
            #expect(
                report.results.filter { $0.verdict != "pass" }.map { "\($0.subject) \($0.scenario): \($0.why)" } == [])
            #expect(report.cliffs.map(\.text) == [])
            #expect(report.summary.safeCount == 101)
            #expect(run.code == 0)
        }

        @Test(arguments: ["stub", "parser", "resolver"])
        func `AAAA records are asked for like A records`(_ kind: String) async throws {
            let run = try await Brimful.audit(
                [Model.manifest("\(kind)-correct")], scenarios: ["clean"], counts: "20,40", more: ["--type", "AAAA"])
            let report = try run.report()
            #expect(report.summary.pass == report.results.count)
            #expect(report.results.contains { $0.addresses.received == 40 })
            #expect(run.code == 0)
        }

        @Test func `silence is a hang, on the leg where it is`() async throws {
            let run = try await Brimful.audit(
                ["stub-hangs", "resolver-silent"].map(Model.manifest), scenarios: ["clean"], counts: "28",
                more: ["--view", "stub"])
            let report = try run.report()
            #expect(report.results("stub-hangs", "clean").map(\.showing) == ["hung fail hang upstream"])
            #expect(report.results("resolver-silent", "clean").map(\.showing) == ["timeout fail hang client"])
            #expect(run.code == 1)
        }

        @Test func `a failure that does not repeat when it is asked alone is inconclusive`() async throws {
            let run = try await Brimful.audit(
                [Model.manifest("stub-fails-when-asked-again")], scenarios: ["clean"], counts: "28,40,101")
            let report = try run.report()
            let seen = report.results.map(\.showing)
            #expect(seen == ["complete pass none", "servfail inconclusive none", "servfail inconclusive none"])
            #expect(report.cliffs.isEmpty)
            #expect(report.summary.safeCount == nil)
            #expect(run.code == 3)
        }
    }
}
