internal import Conformance
internal import DNSWire
internal import FixtureFormats
internal import Origin
internal import Subjects

/// One recording, replayed to one subject by an origin of its own.
struct ReplayTurn {
    let item: ReplayPlan.Item
    let subject: PreparedSubject
    let stage: Stage

    /// The zone of our own cases' names.
    private static let ownZone = "brimful.example."

    /// - Throws: `OriginError`, `WireError`, or `SubjectError` when there is nothing in it for such a subject.
    func result() async throws -> Replay.Result {
        let name = try DomainName(wire: item.name)
        let scenario = item.fixture?.scenario ?? .recorded(item.conversation)
        let recording = Recording(
            name: name, type: item.type.code, conversation: item.conversation,
            isOfItsWay: item.fixture != nil && scenario.strikesEveryQuery)
        let origin = try Origin(
            zone: zone(of: name, scenario), scenarios: [scenario], recordings: [recording], watchesConnections: true)
        do {
            let asked = try replayed(recording, scenario)
            let result = await ask(asked.case, count: asked.count, scenario, on: origin)
            await origin.shutDown()
            return Replay.Result(file: item.file, name: name.description, result: result)
        } catch {
            await origin.shutDown()
            throw error
        }
    }

    private func ask(_ asked: ReplayedCase, count: Int, _ scenario: Scenario, on origin: Origin) async -> CaseResult {
        var stage = stage
        stage.origin = origin
        stage.replayed = asked
        let unit = Unit(
            subject: subject, resolver: nil, scenario: scenario, counts: [count], type: item.type, views: [.stub],
            isThorough: false, nameLength: asked.name.length)
        let own = Slots(1)
        let run = UnitRun(unit: unit, stage: stage, busy: own, waiting: own)
        let result = await run.confirmed()
        // Of a fixture it is known how many there are.
        return item.fixture == nil ? result.blamingPart(of: asked) : result
    }

    /// What is asked, and how many addresses there are.
    private func replayed(_ recording: Recording, _ scenario: Scenario) throws -> (case: ReplayedCase, count: Int) {
        let content = RecordedContent(recording)
        if subject.manifest.kind == .parser { return try handed(content, of: recording) }
        let count = item.fixture?.count ?? content.count
        let asked = ReplayedCase(
            name: recording.name, nonce: Origin.nonce(ofRecording: 0),
            octets: item.fixture == nil ? content.octets : nil,
            expectation: expectation(content, scenario, nameLength: recording.name.length),
            sent: SentAddresses(content, type: item.type, count: count), message: [])
        return (asked, count)
    }

    /// A fixture's scenario knows best, unless it promises a whole answer that the recording lacks.
    private func expectation(
        _ content: RecordedContent, _ scenario: Scenario, nameLength: Int
    ) -> Expectation? {
        guard let fixture = item.fixture else { return content.expectation }
        let view = subject.manifest.kind == .stub ? View.lookup : .stub
        let testCase = Case(
            scenario: scenario.name, type: item.type, count: fixture.count, nameLength: nameLength, view: view)
        let promised = scenario.expectation(of: testCase, octets: scenario.octets(of: testCase))
        return promised == .complete && content.expectation == .honestFailure ? .honestFailure : nil
    }

    /// A parser is held to the one message that it gets.
    private func handed(_ content: RecordedContent, of recording: Recording) throws -> (case: ReplayedCase, count: Int)
    {
        guard let message = content.message else { throw SubjectError("no message in it to hand to a parser") }
        let alone = Conversation(udp: .init(query: [], responses: [.init(message)]))
        let own = RecordedContent(Recording(name: recording.name, type: recording.type, conversation: alone))
        let asked = ReplayedCase(
            name: recording.name, nonce: Origin.nonce(ofRecording: 0), octets: message.count,
            expectation: own.expectationOfParser,
            sent: SentAddresses(own, type: item.type, count: own.count), message: message)
        return (asked, own.count)
    }

    /// Where a resolver is led by root and top-level servers: the zone of our cases, or the top-level domain.
    private func zone(of name: DomainName, _ scenario: Scenario) throws -> DomainName {
        let own = try DomainName(Self.ownZone)
        if CaseName(name, zone: own)?.scenario == scenario.label.lowercased() { return own }
        let labels = name.labels
        return labels.count < 2 ? own : try DomainName(labels: labels.suffix(1))
    }
}

extension RecordedContent {
    /// What a parser makes of the only message there is: what is cut can't be read, and what says TC=1 may be called that.
    fileprivate var expectationOfParser: Expectation {
        if !isMessageWellFormed { return .honestFailure }
        if addresses.isEmpty { return .undetectable }
        return expectation == .honestFailure ? .completeOrHonestFailure : .complete
    }
}

extension UnitRun {
    /// The only result, borne out by asking again where it is a failure.
    func confirmed() async -> CaseResult {
        let question = unit.sweep[0]
        do {
            guard let result = await confirm(try await sweep()).first else {
                return inconclusive(question, because: "it was not asked")
            }
            return result
        } catch {
            return inconclusive(question, because: String(describing: error))
        }
    }
}

extension CaseResult {
    /// A client that returns what TC=1 came with, and says nothing of it, has a part for the whole, although nobody knows of
    /// how many.
    fileprivate func blamingPart(of asked: ReplayedCase) -> CaseResult {
        let subject = observation.subject
        guard asked.expectation == .honestFailure, outcome == .complete, observation.exchanges.contains(where: \.tc)
        else { return self }
        let count = observation.reply.addresses.received
        return CaseResult(
            observation: observation, outcome: .partial, verdict: .fail, flags: [.truncation, .lostAddresses],
            leg: .upstream, rule: .ignoreTruncated,
            why: "\(subject.ownName) got TC=1 and no whole answer, and returned the \(count) addresses beside TC=1 "
                + "as if they were all.")
    }
}
