public import Conformance

/// How much an audit tries.
public enum Profile: String, Codable, Sendable, CaseIterable {
    case quick, standard, full

    /// The answer counts that are tried, ascending.
    public var counts: [Int] {
        switch self {
        case .quick: [1, 8, 20, 28, 40, 75, 101, 1000]
        case .standard:
            [
                1, 8, 15, 20, 21, 28, 29, 30, 32, 35, 40, 48, 49, 64, 73, 75, 90, 100, 101, 128, 256, 257, 512, 1000,
                4090,
            ]
        case .full: Self.sweep
        }
    }

    /// The scenarios that are played, in the catalogue's order.
    public var scenarios: [Scenario] {
        switch self {
        case .quick: ScenarioCatalogue.all.filter { Self.quickScenarios.contains($0.name) }
        case .standard, .full: ScenarioCatalogue.all
        }
    }

    /// One or two of each kind that breaks clients most.
    private static let quickScenarios: Set<String> = [
        "clean", "tc-empty", "tc-partial", "tcp-refused", "tcp-blackhole", "tcp-eof", "drop-512", "oversize-no-tc",
        "chop-512", "no-compress",
    ]

    /// The counts at which a scenario is tried: its own, or else the profile's; where something is met with silence the wait
    /// is the same at every count.
    public func counts(for scenario: Scenario) -> [Int] {
        if let own = scenario.counts { return own }
        return scenario.isSilent ? counts.filter(Self.silentCounts.contains) : counts
    }

    /// One that fits in 512 octets, and the incident's.
    private static let silentCounts: Set<Int> = [20, 40]

    /// Where the world breaks (research of real failures: buffers of 512, 768, 1232, 4096, 8192 and 65535 octets; tables of 8, 16,
    /// 32, 35, 48, 64, 100, 256 and 1000 addresses), with the neighbours of each.
    public static let sweep: [Int] =
        [1, 3, 8, 9, 15, 16, 20, 21, 24] + Array(28...32) + [
            34, 35, 36, 40, 45, 47, 48, 49, 63, 64, 65, 70, 73, 74, 75,
        ]
        + Array(84...90) + [100, 101, 128, 185, 186] + Array(252...257) + [400] + Array(508...512)
        + [1000, 1361, 1680, 2046] + Array(4090...4096)
}
