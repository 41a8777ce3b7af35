internal import Conformance
internal import DNSWire

extension ResolverJudge {
    /// A difference of less is lost between two clocks.
    static let slack = 2
    /// A TTL above it is 0 to some (RFC 2181 §8) and long to others (RFC 8767 §4), so it says nothing of those who lower it.
    private static let longestTTL = UInt32(Int32.max)
    /// The most seconds for which resolvers are told to keep answers, as their owners write them.
    private static let usualCaps: Set<UInt32> = [
        60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400,
    ]

    /// A TTL that the resolver makes smaller than the authority's, which is its right (RFC 2181 §8, RFC 8767 §4): told where
    /// more than one asking shows it.
    var clamping: [Symptom] {
        guard expectation.isKnown, let most = expectation.ttl, most <= Self.longestTTL,
            let how = lowering(below: Int(most))
        else { return [] }
        return [
            Symptom(
                .ttlLowered, at: .resolver, as: .note, of: server,
                "\(server) \(how), and the authority says \(most) s: it asks the authority more often than it has to.")
        ]
    }

    /// The TTL in seconds of an answer that the resolver had before it was asked here, and has as a whole in no view; nil
    /// where it is new, or can't be known to be older.
    var ageingTTL: UInt32? {
        let seen = timed
        guard let most = expectation.ttl.map(Int.init), let first = seen.first?.ttl, let last = seen.last?.ttl else {
            return nil
        }
        let isOlder = last < first && Int(first) + Self.slack < most
        return views(.complete).isEmpty && isOlder && lowering(below: most) == nil ? last : nil
    }

    private func lowering(below most: Int) -> String? {
        if let highest = facts.highestTTLs[resolver.asked.server], Int(highest) + Self.slack < most {
            return
                "was watched for longer than the authority's TTL, and never kept the answer for more than \(highest) s"
        }
        let seen = timed
        guard let first = seen.first, let last = seen.last, last.time - first.time >= .seconds(Self.slack) else {
            return nil
        }
        let highest = seen.map(\.ttl).max() ?? 0
        guard Int(highest) + Self.slack < most else { return nil }
        if Set(seen.map(\.ttl)).count == 1 { return "gives a TTL of \(highest) s whenever it is asked" }
        guard first.ttl == highest, last.ttl < highest, let cap = Self.cap(highest) else { return nil }
        return "seems to keep the answer for no more than \(cap) s, from where its TTL counts down"
    }

    /// The cap that a TTL comes from which was given when it was new; a second may be over before it is seen.
    static func cap(_ ttl: UInt32) -> UInt32? { [ttl, ttl &+ 1].first(where: usualCaps.contains) }

    /// The TTLs in seconds, in the order of time; what is over its TTL has one of its own (RFC 8767 §4).
    private var timed: [(time: ContinuousClock.Instant, ttl: UInt32)] {
        (responses + resolver.asked.earlier).compactMap { response in
            guard let time = response.time, let ttl = response.ttl(facts.type), response.isWhole(facts.type),
                !response.isStale
            else {
                return nil
            }
            return (time, ttl)
        }
        .sorted { $0.time < $1.time }
    }
}
