internal import Conformance
public import Origin
internal import Scenarios
internal import Subjects
internal import Synchronization

/// A resolver that ran before the audit and runs on after it: it is never started anew, and remembers what was done to it.
public final class RunningServer: Sendable {
    public let endpoint: Endpoint
    /// The one place where it finds the origin.
    public let origin: Endpoint

    private struct State {
        /// Whether it offers EDNS when nothing has happened yet.
        var offersEDNS = false
        /// The scenario that was played last.
        var played: String?
        /// Whether it was waited for in vain.
        var isLost = false
    }

    private let state = Mutex(State())

    /// How long it may take to get over a scenario.
    private static let recoveryTime = Duration.seconds(30)
    private static let pause = Duration.seconds(1)

    public init(_ endpoint: Endpoint, origin: Endpoint) {
        self.endpoint = endpoint
        self.origin = origin
    }

    /// Plays `scenario` to it for as long as `body` takes, when it has got over the one before.
    ///
    /// - Throws: `SubjectError` when it doesn't.
    func running<Result: Sendable>(
        _ subject: PreparedSubject, scenario: Scenario, on stage: Stage,
        _ body: @Sendable (_ address: Destination, _ lease: Lease) async throws -> Result
    ) async throws -> Result {
        try await recover(subject, before: scenario, on: stage)
        state.withLock { $0.played = scenario.name }
        return try await stage.origin.leasing(scenario, at: origin) { try await body(Destination(endpoint), $0) }
    }

    /// Lets go by what it doesn't keep for long: no fresh one can be had to confirm a failure.
    func rest() async throws {
        try await Task.sleep(for: Self.pause)
    }

    /// What it is like before anything has been done to it.
    func note(_ control: Observation) {
        state.withLock { $0.offersEDNS = control.offersEDNS }
    }

    // MARK: Recovery

    /// Asks small answers of it, with nothing in their way, until they come; and until it offers EDNS again, unless it is just
    /// that what is played on.
    private func recover(_ subject: PreparedSubject, before scenario: Scenario, on stage: Stage) async throws {
        let (played, isLost) = state.withLock { ($0.played, $0.isLost) }
        guard let played else { return }
        let deadline = ContinuousClock.now + (isLost ? .zero : Self.recoveryTime)
        repeat {
            let control = try await askControl(subject, on: stage)
            let isWell = Judge.judge(control, scenario: ScenarioCatalogue.clean).outcome == .complete
            if isWell, played == scenario.name || control.offersEDNS || !state.withLock({ $0.offersEDNS }) {
                return state.withLock { $0.isLost = false }
            }
            state.withLock { $0.isLost = true }
            guard ContinuousClock.now < deadline else {
                let what = isWell ? "still asks without EDNS" : "still gives no small answer"
                throw SubjectError("\(endpoint) \(what) since \(played) was played: not asked any more")
            }
            try await Task.sleep(for: Self.pause)
        } while true
    }

    private func askControl(_ subject: PreparedSubject, on stage: Stage) async throws -> Observation {
        let clean = ScenarioCatalogue.clean
        return try await stage.origin.leasing(clean, at: origin) { lease in
            let control = Question(testCase: Case(scenario: clean.name, count: 8, view: .stub), purpose: .control)
            let talk = ResolverAsker.Talk(
                stage: stage, subject: subject, address: Destination(endpoint), scenario: clean, lease: lease,
                life: nil)
            return try await talk.ask([control], width: 1)[0]
        }
    }
}

extension Observation {
    fileprivate var offersEDNS: Bool { exchanges.contains { $0.ednsSize != nil } }
}
