internal import Conformance
internal import DNSWire
internal import Field
internal import Origin
internal import Scenarios
internal import Subjects

/// Asks a resolver that runs already, or this machine's getaddrinfo, for names of a zone that is served elsewhere.
struct FarAsker: Asker {
    let stage: Stage
    let farEnd: FarEnd
    let subject: PreparedSubject

    /// What a resolver doesn't remember for long is over then.
    private static let rest = Duration.seconds(1)

    /// A confirmation stands between controls: what goes wrong before or after it may be the path, or a far end that is gone.
    func ask(_ questions: [Question], scenario: Scenario) async throws -> [Observation] {
        let controls = questions.filter { $0.purpose == .control }
        let others = questions.filter { $0.purpose != .control }
        let confirms = others.contains { $0.purpose == .confirmation }
        if confirms { try await Task.sleep(for: Self.rest) }
        if confirms, scenario.isSilent { try await recover() }
        let isSweep = others.allSatisfy { $0.purpose == .sweep }
        let first = try await ask(controls, scenario, width: 1)
        let answers = try await ask(others, scenario, width: isSweep ? Stage.resolverQueries : 1)
        return first + answers + (try await ask(confirms ? controls.suffix(1) : [], scenario, width: 1))
    }

    private static let recoveryTime = Duration.seconds(30)
    private static let pause = Duration.seconds(2)

    /// Waits until small answers come again after a server was made out to be dead; when they don't, the next controls tell.
    func recover() async throws {
        let clean = ScenarioCatalogue.clean
        let view = subject.manifest.kind == .stub ? View.lookup : .stub
        let control = Question(testCase: Case(scenario: clean.name, count: 8, view: view), purpose: .control)
        let deadline = ContinuousClock.now + Self.recoveryTime
        while ContinuousClock.now < deadline {
            let observation = try await ask([control], clean, width: 1)[0]
            if Judge.judge(observation, scenario: clean).outcome == .complete { return }
            try await Task.sleep(for: Self.pause)
        }
    }

    private func ask(_ questions: [Question], _ scenario: Scenario, width: Int) async throws -> [Observation] {
        guard let place = stage.places[subject.manifest.name] else {
            return try await LookupTalk(stage: stage, subject: subject, scenario: scenario).ask(questions)
        }
        let talk = ResolverAsker.Talk(
            stage: stage, subject: subject, address: Destination(place), scenario: scenario, lease: nil, life: nil)
        return try await talk.ask(questions, width: width)
    }
}
