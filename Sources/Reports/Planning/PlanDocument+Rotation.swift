import Planning

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
