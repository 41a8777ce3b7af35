internal import Conformance
internal import Runner
internal import Scenarios

/// How a stranger sees a smallest failure's octets himself: two commands, to be pasted.
struct Showing {
    /// Serves the answer; nil where only the sandbox can play it.
    let serve: String?
    let dig: String
    /// The scenario as a file, where it is one of nobody's.
    let scenarioText: String?

    /// - Parameter scenarioFile: where the scenario is written, if it is.
    init(_ minimum: Minimum, scenarioFile: String?) {
        let isKnown = ScenarioCatalogue.all.contains(minimum.scenario)
        scenarioText = isKnown ? nil : Self.text(of: minimum.scenario)
        let file = isKnown ? minimum.scenario.name : (scenarioFile ?? "./scenario.yml").quotedForShell
        let omit =
            minimum.omitted.isEmpty ? "" : " --omit \(minimum.omitted.map(\.rawValue).joined(separator: ","))"
        let isServed = minimum.scenario.tcpFault != .blackhole
        serve =
            isServed
            ? "brimful serve --name \(minimum.name) --answers \(minimum.testCase.count) --scenario \(file)\(omit) &"
            : nil
        dig = Self.dig(minimum)
    }

    private static func dig(_ minimum: Minimum) -> String {
        let observation = minimum.result.observation
        let words = SeeingLines.dig + [minimum.name, minimum.testCase.type.rawValue]
        let options = SeeingLines.digOptions(
            minimum.testCase.view, ednsSize: observation.firstEDNSSize, isCut: minimum.scenario.isCut)
        return (words + options).joined(separator: " ")
    }

    /// A scenario file; the rule follows from the expectation.
    private static func text(of scenario: Scenario) -> String {
        let faults = Fault.lines(of: scenario.faults).map { "  \($0)" }
        return
            (["name: \(scenario.name)", "expectation: \(scenario.expectation.rawValue)"]
            + (faults.isEmpty ? ["faults: []"] : ["faults:"] + faults)).joined(separator: "\n") + "\n"
    }
}
