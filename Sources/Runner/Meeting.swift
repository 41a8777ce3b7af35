internal import Conformance
internal import DNSWire
internal import Origin
internal import Scenarios
internal import Subjects

/// The first words with a server that is already running: whether it is there, what it is, and whether it asks the origin.
struct Meeting: Sendable {
    let stage: Stage
    let server: RunningServer

    private static let versionCap = Duration.seconds(2)
    private static let attempts = 2

    /// - Throws: `SubjectError` that says what to configure when the server doesn't ask the origin; `OriginError` when the
    ///   place where it should find us can't be had.
    func subject() async throws -> PreparedSubject {
        let probe = await stage.prober.askVersion(Destination(server.endpoint), cap: Self.versionCap)
        if probe.status == .gone { throw SubjectError("nothing listens at \(server.endpoint)") }
        let subject = try PreparedSubject(runningAt: server.endpoint, version: probe.version)
        for _ in 1..<Self.attempts {
            // What is wrong at first may be a start that takes its time.
            if (try? await askControls(subject)) != nil { return subject }
        }
        try await askControls(subject)
        return subject
    }

    private func askControls(_ subject: PreparedSubject) async throws {
        let clean = ScenarioCatalogue.clean
        let controls = [1, 8].map {
            Question(testCase: Case(scenario: clean.name, count: $0, view: .stub), purpose: .control)
        }
        try await stage.origin.leasing(clean, at: server.origin) { lease in
            let talk = ResolverAsker.Talk(
                stage: stage, subject: subject, address: Destination(server.endpoint), scenario: clean, lease: lease,
                life: nil)
            for control in controls {
                let observation = try await talk.ask([control], width: 1)[0]
                try check(observation, Judge.judge(observation, scenario: clean))
                server.note(observation)
            }
        }
    }

    private func check(_ control: Observation, _ result: CaseResult) throws {
        guard result.outcome != .complete else { return }
        if control.exchanges.isEmpty { throw SubjectError(unasked(result)) }
        throw SubjectError(
            """
            \(server.endpoint) asks \(server.origin), and fails at a small answer: \(result.why) If it validates DNSSEC, let it \
            not below \(zone): Unbound `domain-insecure: \(zone)`, BIND `validate-except { \(zone); };`
            """)
    }

    private func unasked(_ result: CaseResult) -> String {
        let place = server.origin
        return """
            \(server.endpoint) doesn't ask \(place) for \(zone) (\(result.did)): have it forwarded there for the time of the \
            audit, in Unbound by `forward-zone: name: \(zone) forward-addr: \(place.address)@\(place.port)` with \
            `do-not-query-localhost: no` and `domain-insecure: \(zone)`, in dnsmasq by \
            `server=/\(zone)/\(place.address)#\(place.port)`
            """
    }

    private var zone: String { stage.origin.zone.words }
}

extension CaseResult {
    /// A few words on what came instead of an answer.
    fileprivate var did: String {
        outcome == .timeout ? "no answer came" : "it answered \(outcome.rawValue)"
    }
}
