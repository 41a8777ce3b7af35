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

        /// Where nobody can have the whole, or have it at first, and nobody can tell.
        private static let excused = [
            "cached-tc", "silent-subset", "middlebox-negative-nxdomain", "middlebox-negative-servfail",
            "middlebox-negative-nodata",
        ]

        private func checkCorrect(_ scenarios: [Scenario], _ counts: String) async throws -> AuditReport {
            let run = try await Brimful.audit(
                ["stub-correct", "stub-correct-edns", "parser-correct", "resolver-correct"].map(Model.manifest),
                scenarios: scenarios.map(\.name), counts: counts)
            let report = try run.report()
            let others = report.results.filter { $0.verdict != "pass" }
            #expect(
                others.filter { $0.verdict != "tolerated" || !Self.excused.contains($0.scenario) }
                    .map { "\($0.subject) \($0.scenario): \($0.why)" } == [])
            #expect(Set(report.results.map(\.scenario)) == Set(scenarios.map(\.name)))
            #expect(report.cliffs.filter { $0.change != "differs" }.map(\.text) == [])
            #expect(run.code == 0)
            return report
        }

        @Test func `correct models fail in no scenario and no view`() async throws {
            _ = try await checkCorrect(ScenarioCatalogue.all.filter { !$0.isSilent }, "1,29,101")
        }

        @Test func `correct models fail nowhere where answers are waited for in vain`() async throws {
            let report = try await checkCorrect(ScenarioCatalogue.all.filter(\.isSilent), "40")
            let lost = report.results("stub-correct-edns", "drop-512")
            #expect(lost.map(\.conduct?.ednsSizes) == [[1232, 0]])
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
            let report = try await SilentModelAudit.run.value.report()
            #expect(report.results("stub-correct", "clean").map(\.showing) == ["complete pass none"])
            #expect(report.results("stub-hangs", "clean").map(\.showing) == ["hung fail hang upstream"])
            #expect(report.results("resolver-silent", "clean").map(\.showing) == ["timeout fail hang client"])
        }

        @Test func `where small answers fail already, larger ones tell nothing`() async throws {
            let results = try await SilentModelAudit.run.value.report().results("stub-fails-always", "clean")
            #expect(results.map(\.showing) == ["harness inconclusive none"])
            #expect(results.first?.why.contains("the control with 1 addresses failed") == true)
        }

        @Test func `models that wait for both types fail where the other is never answered`() async throws {
            let report = try await SilentModelAudit.run.value.report()
            let showing = { (name: String) in report.results(name, "pair-aaaa-dead").map(\.showing) }
            #expect(showing("stub-correct") == ["complete pass none"])
            #expect(showing("stub-waits-for-both") == ["servfail fail upstream"])
        }

        @Test func `where UDP answers are lost and EDNS stays, TCP comes after silence`() async throws {
            let run = try await Brimful.audit(
                [Model.manifest("stub-no-edns-fallback")], scenarios: ["drop-512"], counts: "40")
            let results = try run.report().results
            #expect(results.map(\.showing) == ["complete pass none"])
            #expect(results.map(\.conduct?.tcpAfter) == ["silence"])
        }

        @Test func `a pair breaks although each alone is fine`() async throws {
            let run = try await Brimful.audit(
                ["stub-correct-edns", "stub-no-tcp-edns-4096"].map(Model.manifest), scenarios: ["clean"],
                counts: "20,101", more: ["--view", "stub", "--through", Model.manifest("resolver-never-fragments")])
            let report = try run.report()
            for alone in ["stub-correct-edns", "stub-no-tcp-edns-4096", "resolver-never-fragments"] {
                let passes = ["complete pass none", "complete pass none"]
                #expect(report.results(alone, "clean").map(\.showing) == passes, "\(alone)")
            }
            #expect(
                report.pairs.map { "\($0.stub) through \($0.resolver) at \($0.count): \($0.outcome)" }
                    == ["stub-no-tcp-edns-4096 through resolver-never-fragments at 101: nodata"])
            let pair = "stub-no-tcp-edns-4096 through resolver-never-fragments"
            #expect(report.cliffs(pair, "clean").map(\.text) == ["72 to 73, octets 1232"])
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
