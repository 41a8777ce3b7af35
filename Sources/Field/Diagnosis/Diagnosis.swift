internal import Conformance

/// What the facts of one check come to. Pure: the same facts give the same diagnosis.
public struct Diagnosis: Sendable {
    public let facts: Facts
    public let expectation: Expectation
    /// Faults first, each from the program's side to the authority's.
    public let symptoms: [Symptom]

    public enum State: String, Sendable, Hashable, Codable {
        case healthy
        case wrong
        /// Nothing is wrong for sure, and something can't be told.
        case undecided
    }

    public init(_ facts: Facts) {
        self.facts = facts
        let expectation = Expectation(facts)
        self.expectation = expectation
        let authority = AuthorityJudge(facts, expectation).symptoms.doubted
        let judged = facts.resolvers.flatMap { resolver in
            ResolverJudge(resolver, facts, expectation, authority: authority).symptoms
        }
        let resolvers = LocalStubJudge(facts, expectation).settled(judged)
        let programs = ProgramJudge(facts, expectation, resolvers: resolvers, authority: authority).symptoms
        let ofServers =
            facts.offline.map { [$0] } ?? authority + IdentityJudge(facts).symptoms + resolvers
            + ProbeJudge(facts).symptoms(beside: resolvers)
        symptoms = Self.ordered(ofServers + programs)
    }

    public var state: State {
        if symptoms.contains(where: { $0.weight == .fault }) { return .wrong }
        return symptoms.contains { $0.weight == .undecided } ? .undecided : .healthy
    }

    private static func ordered(_ symptoms: [Symptom]) -> [Symptom] {
        Symptom.Weight.allCases.flatMap { weight in
            Symptom.Hop.allCases.flatMap { hop in symptoms.filter { $0.weight == weight && $0.hop == hop } }
        }
    }
}

/// A number of addresses, in words.
func addressCount(_ number: Int) -> String { number == 1 ? "1 address" : "\(number) addresses" }

extension [View] {
    /// The ways of asking, in a list.
    var listed: String { map(\.rawValue).joined(separator: ", ") }
}
