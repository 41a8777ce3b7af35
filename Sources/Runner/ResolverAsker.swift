internal import Conformance
internal import DNSWire
internal import Origin
internal import Subjects

/// Asks a resolver that has the origin as its upstream, in the way that a case's view says.
struct ResolverAsker: Asker {
    let stage: Stage
    let subject: PreparedSubject

    func ask(_ questions: [Question], scenario: Scenario) async throws -> [Observation] {
        if questions.contains(where: { $0.purpose == .confirmation }) {
            try await stage.servers[subject.manifest.name]?.rest()
        }
        return try await stage.running(subject, scenario: scenario) { address, lease, life in
            let talk = Talk(
                stage: stage, subject: subject, address: address, scenario: lease.scenario, lease: lease, life: life)
            let controls = questions.filter { $0.purpose == .control }
            let others = questions.filter { $0.purpose != .control }
            let first = try await talk.ask(controls, width: 1)
            // What decides is asked one by one: what a resolver can't do at the same time is not what is looked for.
            let isSweep = others.allSatisfy { $0.purpose == .sweep }
            return first + (try await talk.ask(others, width: isSweep ? Stage.resolverQueries : 1))
        }
    }

    /// The conversation with one running resolver.
    struct Talk: Sendable {
        let stage: Stage
        let subject: PreparedSubject
        let address: Destination
        let scenario: Scenario
        /// Nil where the origin isn't ours, and nobody tells what it saw.
        let lease: Lease?
        /// Nil for a server that isn't ours to end.
        let life: ResolverLife?

        /// Asks all, `width` at a time, and keeps their order; after so much waiting only those that were asked by then, up
        /// to the first that wasn't.
        func ask(_ questions: [Question], width: Int) async throws -> [Observation] {
            let slots = Slots(width)
            let start = ContinuousClock.now
            return try await withThrowingTaskGroup(of: (Int, Observation?).self) { group in
                for (index, question) in questions.enumerated() {
                    group.addTask {
                        try await slots.use {
                            let isLate = lease != nil && start.duration(to: .now) > Stage.patience
                            return (index, isLate && index > 0 ? nil : try await ask(question))
                        }
                    }
                }
                let all = try await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }
                return all.prefix { $0.1 != nil }.compactMap(\.1)
            }
        }

        /// Asks, and asks the same name again as often as the question says.
        private func ask(_ question: Question) async throws -> Observation {
            let testCase = question.testCase
            let nonce = stage.nonce(of: question)
            let name = try stage.name(of: question, scenario: scenario, nonce: nonce)
            await stage.farEnd?.turn()
            stage.origin.journal.open(nonce) { life?.end(for: .queries) }
            defer { stage.origin.forget(nonce) }
            let first = await ask(name, question, view: testCase.view, nonce: nonce)
            var repetitions: [Observation.Repetition] = []
            // What was awaited in vain has failed already: to wait again tells nothing more.
            for view in first.reply.status == .timedOut ? [] : question.repetitions {
                repetitions.append(await ask(name, question, view: view, nonce: nonce))
            }
            return Observation(
                subject: subject.identity, testCase: testCase, purpose: question.purpose,
                octets: stage.octets(of: question, scenario), reply: first.reply, exchanges: first.exchanges,
                unlisted: first.unlisted, repetitions: repetitions,
                missesConnections: lease?.missesConnections ?? false, isUnseen: lease == nil)
        }

        private func ask(
            _ name: DomainName, _ question: Question, view: View, nonce: UInt64
        ) async -> Observation.Repetition {
            let testCase = question.testCase
            let start = ContinuousClock.now
            async let other: Void = askOtherType(name, testCase.type)
            let probe = await stage.prober.ask(
                address, name: name, type: testCase.type, view: view, cap: Stage.cap, life: life)
            let taken = .now - start - probe.heldBack
            await other
            let ending = await ending(after: probe)
            let seen: Journal.Sighting? =
                if let lease { await stage.origin.sighting(of: nonce, at: lease, since: start) } else { nil }
            let reply = Reply(
                probe, ending, type: testCase.type, sent: stage.sent(for: question), count: testCase.count,
                elapsedMs: taken / .milliseconds(1))
            return .init(view: view, reply: reply, exchanges: seen?.exchanges ?? [], unlisted: seen?.unlisted ?? 0)
        }

        /// How the resolver ended, where it left the asker without an answer. A connection that breaks may be the first that
        /// is seen of its end.
        private func ending(after probe: Probe) async -> Ending? {
            guard let life, probe.message == nil || probe.failure != nil else { return nil }
            switch probe.status {
            case .gone: return await life.ending(within: .seconds(1))
            default: return probe.failure == nil ? life.ending : await life.ending(within: .milliseconds(50))
            }
        }

        /// The name's other address type, asked for beside it where the scenario says so; nobody waits for what comes of it
        /// any longer than for an answer that is right.
        private func askOtherType(_ name: DomainName, _ type: RecordType) async {
            guard scenario.isOfPairs else { return }
            _ = await stage.prober.ask(address, name: name, type: type.other, view: .udp512, cap: .seconds(1))
        }
    }
}

extension Reply {
    /// What a resolver sent back.
    ///
    /// - Parameter ending: how it ended instead.
    fileprivate init(
        _ probe: Probe, _ ending: Ending?, type: RecordType, sent: SentAddresses, count: Int, elapsedMs: Double
    ) {
        let message = probe.message
        let addresses = message?.addresses(type) ?? []
        self.init(
            status: ending?.status ?? probe.status,
            addresses: AddressTally(comparing: addresses, with: sent, count: count), error: probe.failure,
            errorClass: message == nil && probe.failure != nil && !probe.isTruncated ? .refused : nil,
            rcode: message.map { Int($0.rcode) }, tc: message?.flags.tc ?? (probe.isTruncated ? true : nil),
            octets: message?.octets.count, elapsedMs: elapsedMs, log: ending?.log ?? [])
    }
}
