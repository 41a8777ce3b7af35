internal import ArgumentParser
internal import Conformance
internal import Foundation
internal import Scenarios

struct ScenariosCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scenarios", abstract: "Lists the scenarios, or explains one.",
        discussion: """
            Examples:
              brimful scenarios
              brimful scenarios tcp-refused
            """)

    @Argument(help: "A scenario to explain in full.")
    var name: String?

    func run() throws {
        if let name {
            let scenario = try Selection.scenarios([name])[0]
            print(Self.explanation(of: scenario))
        } else {
            for scenario in ScenarioCatalogue.all {
                print(scenario.name.padding(toLength: 18, withPad: " ", startingAt: 0) + scenario.title)
            }
        }
    }

    private static func explanation(of scenario: Scenario) -> String {
        let parts = [
            "\(scenario.name): \(scenario.title)",
            "On the wire:  \(scenario.wire)",
            "Correct:      \(scenario.requirement)",
            "Rule:         \(scenario.rule.rfc) section \(scenario.rule.section): \"\(scenario.rule.text)\"",
            "Known victims:\n" + scenario.victims.map { "  - \($0)" }.joined(separator: "\n"),
        ]
        return parts.joined(separator: "\n\n")
    }
}
