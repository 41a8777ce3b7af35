import Conformance
import Testing

/// One audit, under `clean`, of the models that fail at some counts, when asked again, or in what they do beside answering.
enum CleanModelAudit {
    static let counts = [20, 40, 101, 201]

    static let run = Task {
        try await Brimful.audit(
            models.map { Model.manifest($0.name) }, scenarios: ["clean"],
            counts: counts.map(String.init).joined(separator: ","), more: ["--view", "stub"])
    }

    private typealias Showing = ScenarioModel.Showing

    private static func model(_ name: String, _ each: [String], cliffs: [String]) -> ScenarioModel {
        ScenarioModel(name, ["clean": Showing(each: each, cliffs: cliffs)])
    }

    /// What shows above a count, and a cliff there.
    private static func above(_ above: Int, _ name: String, _ text: String, limit: String) -> ScenarioModel {
        model(
            name, counts.map { $0 > above ? text : "complete pass none" },
            cliffs: ["\(above) to \(above + 1), \(limit)"])
    }

    private static func always(_ name: String, _ text: String, cliff: String) -> ScenarioModel {
        model(name, counts.map { _ in text }, cliffs: [cliff])
    }

    static let models: [ScenarioModel] = [
        above(40, "stub-loops", "complete fail amplification upstream", limit: "records 40"),
        model(
            "stub-stops-in-a-window",
            ["complete pass none", "complete pass none", "servfail fail limit upstream", "complete pass none"],
            cliffs: ["100 to 101, records 100", "200 to 201, records 200"]),
        always("stub-fails-again", "inconsistent fail limit inconsistent upstream", cliff: "0 to 1, unknown"),
        always("stub-loses-again", "inconsistent fail lost-addresses inconsistent upstream", cliff: "0 to 1, unknown"),
        model("stub-reverses-order", counts.map { _ in "complete pass none" }, cliffs: []),
        above(40, "resolver-servfail-over-tcp", "servfail fail limit upstream", limit: "records 40"),
        above(28, "resolver-refuses-over-tcp", "refused fail limit upstream", limit: "octets 512"),
        above(28, "resolver-closes-tcp", "truncated fail truncation tcp-fallback client", limit: "octets 512"),
        above(20, "resolver-no-data", "nodata fail lost-addresses limit upstream", limit: "records 20"),
        above(48, "resolver-forwards-part", "partial fail lost-addresses client", limit: "records 48"),
        // Told to ask over TCP, one lookup is two askings.
        model(
            "resolver-loses-when-cached",
            ["inconsistent fail lost-addresses inconsistent client"]
                + counts.dropFirst().map { _ in "partial fail lost-addresses client" },
            cliffs: ["0 to 1, unknown"]),
    ]
}

extension EndToEnd {
    @Suite struct CleanModelTests {
        @Test(arguments: CleanModelAudit.models)
        func `a defect shows at its counts, and nowhere else`(_ model: ScenarioModel) async throws {
            let report = try await CleanModelAudit.run.value.report()
            let results = report.results(model.name, "clean")
            #expect(results.map(\.showing) == model.shows["clean"]?.each, "\(results.map(\.why))")
            #expect(report.cliffs(model.name, "clean").map(\.text) == model.shows["clean"]?.cliffs)
        }

        @Test func `where it works again is told from where it breaks`() async throws {
            let report = try await CleanModelAudit.run.value.report()
            let cliffs = report.cliffs("stub-stops-in-a-window", "clean")
            #expect(cliffs.map(\.change) == ["breaks", "recovers"])
        }

        @Test func `a thorough audit tells one right behaviour from another`() async throws {
            let run = try await Brimful.audit(
                [Model.manifest("resolver-correct")], scenarios: ["clean"], counts: "20,40,101",
                more: ["--view", "udp512,edns1232", "--profile", "standard"])
            let cliffs = try run.report().cliffs("resolver-correct", "clean")
            #expect(
                cliffs.map { "\($0.view): \($0.text)" } == [
                    "udp512: 28 to 29, octets 512", "edns1232: 72 to 73, octets 1232",
                ])
            #expect(cliffs.map(\.change) == ["differs", "differs"])
            #expect(run.code == 0)
        }

        @Test func `another order is told, and harms nobody`() async throws {
            let report = try await CleanModelAudit.run.value.report()
            let inOrder = { (name: String) in report.results(name, "clean").map(\.addresses.inOrder) }
            #expect(inOrder("stub-reverses-order") == [false, false, false, false])
            #expect(inOrder("stub-stops-in-a-window") == [true, true, true, true])
        }

        @Test func `a resolver that closes its client's TCP refuses on the client's leg`() async throws {
            let run = try await Brimful.audit(
                ["resolver-closes-tcp"].map(Model.manifest), scenarios: ["clean"], counts: "20",
                more: ["--view", "tcp"])
            let results = try run.report().results("resolver-closes-tcp", "clean")
            #expect(results.map(\.showing) == ["refused fail tcp-fallback client"])
        }

        @Test func `a resolver that says TC and then SERVFAIL over TCP is inconsistent`() async throws {
            let run = try await Brimful.audit(
                ["resolver-servfail-over-tcp", "resolver-correct"].map(Model.manifest), scenarios: ["clean"],
                counts: "40,101", more: ["--view", "udp512"])
            let report = try run.report()
            let truncated = "truncated pass none"
            #expect(report.results("resolver-correct", "clean").map(\.showing) == [truncated, truncated])
            #expect(
                report.results("resolver-servfail-over-tcp", "clean").map(\.showing)
                    == [truncated, "inconsistent fail limit inconsistent upstream"])
        }
    }
}
