internal import Conformance
internal import DNSWire

/// systemd-resolved's stub on this machine, which is no resolver of its own: it asks the servers of the links.
struct LocalStubJudge {
    private let facts: Facts
    private let expectation: Expectation

    init(_ facts: Facts, _ expectation: Expectation) {
        self.facts = facts
        self.expectation = expectation
    }

    /// The symptoms of all resolvers, those of the stub told for what they are.
    func settled(_ symptoms: [Symptom]) -> [Symptom] {
        let behind = facts.resolvers.filter { $0.known.origin == .systemdResolved }
        guard !behind.isEmpty else { return symptoms }
        let whole = behind.filter(isWhole)
        return symptoms.map { symptom in
            guard isOfStub(symptom), symptom.weight != .note else { return symptom }
            if whole.count == behind.count { return ofStub(symptom, behind) }
            return whole.isEmpty ? passedOn(symptom, symptoms, behind) : symptom
        }
    }

    private func isOfStub(_ symptom: Symptom) -> Bool {
        facts.resolvers.contains {
            MachineResolvers.isResolvedStub($0.asked.server) && $0.asked.server.description == symptom.server
        }
    }

    private func isWhole(_ resolver: ResolverFacts) -> Bool {
        guard let response = resolver.asked[.stub] else { return false }
        return Grade(response, .stub, expectation, type: facts.type).isAllowed
    }

    private func ofStub(_ symptom: Symptom, _ behind: [ResolverFacts]) -> Symptom {
        Symptom(
            .localStub, at: .stub, as: symptom.weight, views: symptom.views,
            "systemd-resolved on this machine makes the difference: the servers that it asks (\(names(behind))) give the whole answer to this machine. \(symptom.what)",
            advice:
                "Look at `journalctl -u systemd-resolved`, and restart or update it; programs do without it when /etc/resolv.conf is a link to /run/systemd/resolve/resolv.conf (systemd-resolved.service(8))."
        )
    }

    /// It can't be better than those that it asks.
    private func passedOn(_ symptom: Symptom, _ all: [Symptom], _ behind: [ResolverFacts]) -> Symptom {
        let servers = Set(behind.map(\.asked.server.description))
        guard all.contains(where: { $0.weight != .note && $0.server.map(servers.contains) == true }) else {
            return symptom
        }
        return Symptom(
            symptom.kind, at: .stub, as: .note, views: symptom.views,
            "systemd-resolved on this machine passes on what the servers that it asks say (\(names(behind))).")
    }

    private func names(_ resolvers: [ResolverFacts]) -> String {
        resolvers.prefix(3).map(\.asked.server.description).joined(separator: ", ")
    }
}
