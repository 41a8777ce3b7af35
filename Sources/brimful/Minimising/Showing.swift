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

    static let place = (address: "127.0.0.1", port: 5300)

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
        let words = ["dig", "@\(place.address)", "-p", "\(place.port)", minimum.name, minimum.testCase.type.rawValue]
        return (words + options(minimum)).joined(separator: " ")
    }

    /// As the subject asked.
    private static func options(_ minimum: Minimum) -> [String] {
        let view = minimum.testCase.view
        let isCut = minimum.scenario.faults.contains { if case .cut = $0 { true } else { false } }
        switch view {
        case .udp512: return ["+noedns", "+ignore"]
        case .edns1232, .edns4096: return edns(view.udpPayloadSize ?? 0) + ["+ignore"]
        case .tcp: return ["+noedns", "+tcp"]
        case .stub: return ["+noedns"]
        case .lookup: return minimum.ednsSize.map(edns) ?? ["+noedns"]
        case .parse: return ["+noedns", isCut ? "+ignore" : "+tcp"]
        }
    }

    private static func edns(_ size: Int) -> [String] { ["+bufsize=\(size)", "+nocookie"] }

    /// A scenario file; the rule follows from the expectation.
    private static func text(of scenario: Scenario) -> String {
        let faults = Fault.lines(of: scenario.faults).map { "  \($0)" }
        return
            (["name: \(scenario.name)", "expectation: \(scenario.expectation.rawValue)"]
            + (faults.isEmpty ? ["faults: []"] : ["faults:"] + faults)).joined(separator: "\n") + "\n"
    }
}

extension Minimum {
    /// The UDP payload size that a stub resolver offered at first, in octets; nil without EDNS.
    var ednsSize: Int? { result.observation.exchanges.first { $0.type == testCase.type }?.ednsSize }
}

extension String {
    /// As one word of a POSIX shell's command line.
    fileprivate var quotedForShell: String {
        if wholeMatch(of: /[A-Za-z0-9\/._-]+/) != nil { return self }
        return "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
}
