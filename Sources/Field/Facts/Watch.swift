internal import Conformance
internal import DNSWire

/// What a watch knows from its earlier checks, and no single check can.
public struct Watch: Sendable {
    /// Addresses of a resolver that the authority doesn't give, and when their TTL is over.
    private struct Sighting {
        let addresses: Set<Address>
        let end: ContinuousClock.Instant
    }

    /// The TTLs of one resolver.
    private struct Heights {
        let begun: ContinuousClock.Instant
        var last: ContinuousClock.Instant
        var longestGap = Duration.zero
        /// Seconds.
        var highest: UInt32
    }

    private var sightings: [ServerAddress: Sighting] = [:]
    private var heights: [ServerAddress: Heights] = [:]

    /// TTLs are whole seconds: what is less is lost between two of them.
    private static let slack = Duration.seconds(2)

    public init() {}

    /// A check's facts, and what the earlier ones add to them.
    ///
    /// - Parameter now: when the check was over.
    public mutating func completing(_ facts: Facts, at now: ContinuousClock.Instant) -> Facts {
        var facts = facts
        let expectation = Expectation(facts)
        for resolver in facts.resolvers {
            let server = resolver.asked.server
            facts.overdue[server] = overdue(resolver, facts, expectation, at: now)
            facts.highestTTLs[server] = cap(resolver, facts, at: now)
        }
        return facts
    }

    private mutating func overdue(
        _ resolver: ResolverFacts, _ facts: Facts, _ expectation: Expectation, at now: ContinuousClock.Instant
    ) -> Duration? {
        let server = resolver.asked.server
        let foreign = resolver.asked.last.first { view, response in
            Grade(response, view, expectation, type: facts.type).foreign > 0
        }
        guard let response = foreign?.response else {
            sightings[server] = nil
            return nil
        }
        let addresses = Set(response.addresses(facts.type))
        guard let sighting = sightings[server], sighting.addresses == addresses else {
            sightings[server] = Sighting(addresses: addresses, end: now + .seconds(Int(response.ttl(facts.type) ?? 0)))
            return nil
        }
        return now - sighting.end > Self.slack ? now - sighting.end : nil
    }

    /// The largest TTL that the resolver can have given: nil until it must have loaded the answer anew under our eyes, for
    /// then it was seen with no less than that but for the time between two checks.
    private mutating func cap(_ resolver: ResolverFacts, _ facts: Facts, at now: ContinuousClock.Instant) -> UInt32? {
        let server = resolver.asked.server
        guard let ttl = resolver.asked.last.compactMap({ $0.response.ttl(facts.type) }).max() else { return nil }
        var seen = heights[server] ?? Heights(begun: now, last: now, highest: ttl)
        seen.longestGap = max(seen.longestGap, now - seen.last)
        (seen.last, seen.highest) = (now, max(seen.highest, ttl))
        heights[server] = seen
        let wasReloaded = now - seen.begun > .seconds(Int(seen.highest)) + seen.longestGap
        let gap = seen.longestGap.components.seconds + 1
        return wasReloaded ? UInt32(clamping: Int64(seen.highest) + gap) : nil
    }
}
