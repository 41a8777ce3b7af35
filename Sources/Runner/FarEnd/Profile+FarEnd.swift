public import Conformance
internal import Origin
public import Scenarios

/// How much is tried of a zone that is served elsewhere: five queries a second have to be enough.
extension Profile {
    /// The scenarios that are played, in the catalogue's order.
    public var farScenarios: [Scenario] {
        let playable = ScenarioCatalogue.all.filter { !$0.publicPlay.isNever }
        return self == .quick ? playable.filter { Self.quickFarScenarios.contains($0.name) } : playable
    }

    /// The right answer, and of each kind that comes through to every resolver one in which nobody waits.
    private static let quickFarScenarios: Set<String> = [
        "clean", "tc-counts-lie", "tcp-split", "tcp-reset", "no-compress", "cname-chain-3", "section-bloat",
    ]

    /// The counts at which a scenario is tried; the neighbours of the limits are for `clean` alone.
    public func farCounts(for scenario: Scenario) -> [Int] {
        if self == .full { return counts(for: scenario) }
        if scenario == ScenarioCatalogue.clean { return self == .quick ? Self.quickFarCounts : counts }
        if self == .standard, let own = scenario.counts { return own }
        return scenario.isSilent ? [20, 40] : [20, 40, 100]
    }

    private static let quickFarCounts = [1, 8, 20, 28, 29, 40, 100, 101, 256, 257, 1000]
}
