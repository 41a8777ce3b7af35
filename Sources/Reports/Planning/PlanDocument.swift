import Conformance
import DNSWire
import Planning

/// A plan as JSON has it.
struct PlanDocument: Encodable {
    let schema = 1
    let name: String
    let type: RecordType
    let zone: String
    let alias: String?
    let nameServers: [String]
    let glue: PlannedAnswer.Glue
    let algorithm: SigningAlgorithm?
    let ttl: UInt32
    let addresses: Int
    let sizes: [Size]
    let limits: [Limit]
    let subjects: [Subject]
    let safe: Safe
    let rotation: Simulation
    let recommended: Int
    let enough: Int?
    let reasons: [String]
    let servers: [Server]

    /// The octets of an answer.
    struct Size: Encodable {
        let count: Int
        /// Without EDNS.
        let plain: Int
        /// With EDNS and the DO bit.
        let edns: Int
    }

    struct Limit: Encodable {
        let octets: Int
        let edns: Bool
        let meaning: String
        let source: String
        let largestCount: Int?
    }

    struct Subject: Encodable {
        let name: String
        let kind: SubjectKind
        let versions: [String]
        let outcome: Outcome
        let cause: String
        let largestCount: Int
        let counted: Bool
        let reason: String
        let source: String
    }

    struct Safe: Encodable {
        let count: Int
        let limitedBySize: Bool
        let limitedBy: [String]
    }

    struct Server: Encodable {
        let name: String
        let ability: ServerAdvice.Ability
        let words: String
        let source: String
        let snippet: String?
    }

    init(_ plan: Plan, _ servers: [ServerAdvice]) {
        let words = PlanWords(plan)
        name = plan.answer.name.description
        type = plan.answer.type
        zone = plan.answer.zone.description
        alias = plan.answer.alias?.description
        nameServers = plan.answer.nameServers.map(\.description)
        glue = plan.answer.glue
        algorithm = plan.answer.algorithm
        ttl = plan.answer.ttl
        addresses = plan.addresses
        sizes = (1...plan.addresses).map { count in
            Size(
                count: count, plain: plan.answer.octets(count: count, .plain),
                edns: plan.answer.octets(count: count, .usual))
        }
        limits = plan.fits.map { fit in
            Limit(
                octets: fit.limit.octets, edns: fit.limit.asking.edns, meaning: fit.limit.meaning,
                source: fit.limit.source, largestCount: fit.largestCount)
        }
        subjects = plan.limits.map { Subject($0) }
        safe = Safe(
            count: plan.safe.count, limitedBySize: plan.safe.isLimitedBySize,
            limitedBy: PlanWords.grouped(plan.safe.limitedBy))
        rotation = Simulation(plan)
        recommended = plan.recommended
        enough = plan.enough
        reasons = words.reasons + [words.rotation, words.smaller].compactMap(\.self)
        self.servers = servers.map { server in
            Server(
                name: server.name, ability: server.ability, words: server.words, source: server.source,
                snippet: server.snippet)
        }
    }
}

extension PlanDocument.Subject {
    init(_ known: Plan.Known) {
        let limit = known.limit
        self.init(
            name: limit.name, kind: limit.kind, versions: limit.versions, outcome: limit.outcome,
            cause: PlanWords.cause(limit), largestCount: known.largestCount, counted: known.isCounted,
            reason: limit.reason, source: limit.source)
    }
}

extension PlanDocument {
    struct Simulation: Encodable {
        let choice: Rotation.Choice
        let resolvers: Int
        let zipf: Double
        let periods: Int
        let seed: UInt64
        let parts: [Part]
    }

    struct Part: Encodable {
        let served: Int
        let spread: Load
        let firstOnly: Load
        let failures: [Failing]
    }

    struct Load: Encodable {
        let peak: Double
        let variation: Double
        let peakOverall: Double
    }

    struct Failing: Encodable {
        let hosts: Int
        let without: Double
        let simulatedWithout: Double
        let first: Double
        let simulatedFirst: Double
    }
}

extension PlanDocument.Simulation {
    init(_ plan: Plan) {
        let rotation = plan.rotation
        self.init(
            choice: rotation.choice, resolvers: rotation.resolvers, zipf: rotation.exponent, periods: rotation.periods,
            seed: rotation.seed, parts: plan.parts.map { PlanDocument.Part($0) })
    }
}

extension PlanDocument.Part {
    init(_ part: ServedPart) {
        self.init(
            served: part.served, spread: PlanDocument.Load(part.spread), firstOnly: PlanDocument.Load(part.firstOnly),
            failures: part.failures.map { failing in
                PlanDocument.Failing(
                    hosts: failing.hosts, without: failing.without, simulatedWithout: failing.simulatedWithout,
                    first: failing.first, simulatedFirst: failing.simulatedFirst)
            })
    }
}

extension PlanDocument.Load {
    init(_ load: ServedPart.Load) {
        self.init(peak: load.peak, variation: load.variation, peakOverall: load.peakOverall)
    }
}
