internal import Conformance
internal import Field

/// What a unit takes where queries keep their distance.
extension Unit {
    /// Seconds that an answer takes, about, where the scenario keeps the resolver waiting.
    private static let usualSilence = Duration.seconds(5)

    /// The queries of its sweep and the controls before it: as many as there are where nothing fails.
    var queries: Int {
        let views = (controls(under: scenario) + sweep).flatMap { [$0.testCase.view] + $0.repetitions }
        return views.reduce(0) { $0 + ($1 == .stub ? 2 : 1) }
    }

    /// How long that takes at least.
    var leastTime: Duration {
        let silence = scenario.isSilent ? Self.usualSilence * sweep.count / Stage.resolverQueries : .zero
        return Pace.politeGap * queries + silence
    }
}
