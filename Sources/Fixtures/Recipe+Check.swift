internal import Conformance
internal import Scenarios

extension Recipe {
    /// More don't fit in a message for any name (RFC 1035 §4.2.2).
    public static let counts = 1...4096

    /// Refuses what no recipe of ours says, before anything is made of it.
    ///
    /// - Throws: `FixtureError`, or `ScenarioError` for a scenario that is none.
    public func check() throws {
        guard Self.counts.contains(count) else {
            throw FixtureError("count: \(count) is not in \(Self.counts.lowerBound) to \(Self.counts.upperBound)")
        }
        guard Self.views.contains(view) else {
            throw FixtureError(
                "view: \(view.rawValue) is none of \(Self.views.map(\.rawValue).joined(separator: ", "))")
        }
        if let known = ScenarioCatalogue.scenario(named: scenario.name) {
            guard known == scenario else {
                throw FixtureError("scenario: is not what this brimful's \(scenario.name) is")
            }
        } else {
            try scenario.check()
        }
    }
}
