internal import Conformance
internal import Origin

/// What the smallest failure points to.
extension Minimiser {
    /// What one address fewer is met with.
    func oneFewer() async -> CaseResult? {
        guard best.count > 1 else { return nil }
        return await find(best.with(count: best.count - 1), .count, Self.words(best.count - 1)).result
    }

    /// A limit in octets moves with the name's length, and one in records doesn't.
    func limit() async -> Cliff.Cause {
        let unknown = Cliff.Cause(kind: .unknown, limit: nil)
        guard best.count > 1, await oneFewer().map({ !$0.fails(like: sought) }) == true else { return unknown }
        if holdsInMoreOctets { return Cliff.Cause(kind: .records, limit: best.count - 1) }
        let shorter = best.with(name: best.name.with(length: best.name.length - 1))
        if findings.passed.contains(shorter) { return Cliff.Cause(kind: .octets, limit: octetLimit) }
        return await probeLonger() ?? unknown
    }

    /// Whether a message with fewer records and at least as many octets was taken.
    private var holdsInMoreOctets: Bool {
        findings.passed.contains { passed in
            passed.faults == best.faults && passed.view == best.view && passed.count < best.count
                && octets(passed) >= octets(best)
        }
    }

    /// One record fewer under a name so much longer that there are as many octets.
    private func probeLonger() async -> Cliff.Cause? {
        let fewer = best.with(count: best.count - 1)
        let longer = (best.name.length..<best.name.length + 64).lazy
            .map { fewer.with(name: fewer.name.with(length: $0)) }.first { octets($0) >= octets(best) }
        guard let longer else { return nil }
        let tried = "\(Self.words(longer.count)), a name of \(longer.name.length) octets"
        switch await find(longer, .name, tried) {
        case .alike: return Cliff.Cause(kind: .octets, limit: nil)
        case .other(let result) where result.verdict != .fail:
            return Cliff.Cause(kind: .records, limit: best.count - 1)
        case .other, .undecided: return nil
        }
    }

    /// Just so many octets go well with the shorter name; the buffer that is full may be one that counts in another way.
    private var octetLimit: Int {
        let edges = [(best.name.length - 1, best.count), (best.name.length, best.count - 1)]
        let known = OctetLimit(
            scenario: best.scenario(of: trial.scenario), type: trial.type,
            edges: edges.map { (nameLength: $0.0, holds: $0.1) },
            offersEDNS: result.observation.exchanges.contains { $0.ednsSize != nil })
        return known.octets ?? octets(best.with(name: best.name.with(length: best.name.length - 1)))
    }

    private func octets(_ candidate: Candidate) -> Int {
        let scenario = candidate.scenario(of: trial.scenario)
        return scenario.octets(
            of: Case(
                scenario: scenario.name, type: trial.type, count: candidate.count, nameLength: candidate.name.length,
                view: candidate.view))
    }
}
