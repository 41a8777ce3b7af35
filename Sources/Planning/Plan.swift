internal import DNSWire

/// How many addresses to publish under a name, and what to do with the others.
public struct Plan: Sendable {
    public let answer: PlannedAnswer
    /// The addresses that there are.
    public let addresses: Int
    /// By limit, the smallest first.
    public let fits: [Fit]
    /// All known limits that matter up to `addresses`, the tightest first; of each version its tightest only.
    public let limits: [Known]
    public let safe: SafeCount
    public let rotation: Rotation
    /// For every k from 1 to the safe count; empty where nothing is to be rotated.
    public let parts: [ServedPart]

    /// A subject's limit, and what it means for this name.
    public struct Known: Sendable, Hashable {
        public internal(set) var limit: SubjectLimit
        /// The most addresses with which it works.
        public let largestCount: Int
        /// Whether the safe count heeds it.
        public let isCounted: Bool
    }

    /// No more clients than this share may be left without a healthy host when a quarter of the hosts fail.
    public static let bearable = 0.0001

    /// - Parameters:
    ///   - counted: the limits that the safe count heeds.
    ///   - others: those that are only told.
    public init(_ answer: PlannedAnswer, rotation: Rotation, counted: [SubjectLimit], others: [SubjectLimit] = []) {
        self.answer = answer
        addresses = rotation.hosts
        self.rotation = rotation
        fits = SizeLimit.all.map { Fit(answer, addresses: rotation.hosts, in: $0) }
        let known =
            counted.map { Known(limit: $0, largestCount: $0.largestCount(of: answer), isCounted: true) }
            + others.map { Known(limit: $0, largestCount: $0.largestCount(of: answer), isCounted: false) }
        limits = Self.tightest(known.filter { $0.largestCount < rotation.hosts }.sorted(by: Self.precedes))
        let safe = SafeCount(answer, subjects: counted)
        self.safe = safe
        parts =
            safe.count >= rotation.hosts || safe.count == 0
            ? [] : (1...safe.count).map { RotationTrial.result(rotation, serving: $0) }
    }

    /// Leaves out the versions that have met a tighter limit before.
    private static func tightest(_ sorted: [Known]) -> [Known] {
        var met: [String: Set<String>] = [:]
        return sorted.compactMap { known in
            let (name, versions) = (known.limit.name, known.limit.versions)
            let left = versions.filter { !met[name, default: []].contains($0) }
            met[name, default: []].formUnion(versions)
            // One without any version stands for all.
            guard !left.isEmpty || versions.isEmpty else { return nil }
            var known = known
            known.limit.versions = left
            return known
        }
    }

    private static func precedes(_ one: Known, _ other: Known) -> Bool {
        (one.largestCount, one.limit.name, one.limit.versions.joined())
            < (other.largestCount, other.limit.name, other.limit.versions.joined())
    }

    /// How many to put into one answer: all where all are safe, else the largest safe number, since each address more evens
    /// the load and leaves fewer clients without a host. 0 where not even one is safe.
    public var recommended: Int { min(safe.count, addresses) }

    /// The smallest number with which at most `bearable` of the clients are left without a healthy host when a quarter of the
    /// hosts fail: what a server that can't give `recommended` should give at least. nil where no safe number is enough.
    public var enough: Int? {
        parts.first { part in
            ServedPart.withoutHealthy(served: part.served, hosts: addresses, failing: rotation.quarter) <= Self.bearable
        }?.served
    }
}
