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
        sizes = (1...plan.addresses).map { Size(plan.answer, count: $0) }
        limits = plan.fits.map { Limit($0) }
        subjects = plan.limits.map { Subject($0) }
        safe = Safe(
            count: plan.safe.count, limitedBySize: plan.safe.isLimitedBySize,
            limitedBy: PlanWords.grouped(plan.safe.limitedBy))
        rotation = Simulation(plan)
        recommended = plan.recommended
        enough = plan.enough
        reasons = words.reasons + [words.rotation, words.smaller].compactMap(\.self)
        self.servers = servers.map { Server($0) }
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

extension PlanDocument.Size {
    init(_ answer: PlannedAnswer, count: Int) {
        self.init(count: count, plain: answer.octets(count: count, .plain), edns: answer.octets(count: count, .usual))
    }
}

extension PlanDocument.Limit {
    init(_ fit: Fit) {
        self.init(
            octets: fit.limit.octets, edns: fit.limit.asking.edns, meaning: fit.limit.meaning, source: fit.limit.source,
            largestCount: fit.largestCount)
    }
}

extension PlanDocument.Server {
    init(_ advice: ServerAdvice) {
        self.init(
            name: advice.name, ability: advice.ability, words: advice.words, source: advice.source,
            snippet: advice.snippet)
    }
}
