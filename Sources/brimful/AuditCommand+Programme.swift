internal import Conformance
internal import Foundation
internal import Runner
internal import Scenarios

extension AuditCommand {
    /// What is to be asked, and of nobody yet.
    ///
    /// - Throws: `Failure` for wrong usage.
    func programme() throws -> AuditPlan {
        let scenarios = try scenario.isEmpty ? profile.scenarios : Selection.scenarios(scenario)
        let own = try counts.map(Selection.counts)
        if let jobs, !(1...256).contains(jobs) { throw Failure.usage("--jobs: \(jobs): give a number from 1 to 256") }
        let byScenario = scenarios.map { ($0.name, own ?? profile.counts(for: $0)) }
        return AuditPlan(
            zone: "brimful.example.", profile: own == nil ? profile.rawValue : "custom", type: type,
            counts: own ?? Set(profile.counts + byScenario.flatMap(\.1)).sorted(),
            countsByScenario: Dictionary(uniqueKeysWithValues: byScenario),
            scenarios: scenarios, views: try Selection.views(view), subjects: [], through: [],
            isThorough: profile != .quick, skipped: [],
            jobs: jobs ?? 4 * ProcessInfo.processInfo.activeProcessorCount, workDirectory: "", programDirectory: "")
    }
}
