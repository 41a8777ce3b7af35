public import Conformance

extension Scenario {
    /// Refuses what no scenario file could say, in a scenario that comes from elsewhere.
    ///
    /// - Throws: `ScenarioError`.
    public func check() throws(ScenarioError) {
        do {
            _ = try ScenarioDocument(name: name).checkedName()
            try Contradictions.check(faults)
        } catch let mistake as Mistake {
            throw ScenarioError("scenario: \(mistake.text)")
        } catch {
            throw ScenarioError("scenario: \(error)")
        }
    }
}
