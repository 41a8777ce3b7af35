internal import Conformance
public import DNSWire
public import Field
internal import Origin

/// A zone that `brimful serve --public` serves elsewhere: what is asked for where the origin isn't ours, and nobody tells what
/// it saw.
public struct FarEnd: Sendable {
    public let zone: DomainName
    /// The zone's servers, not empty.
    public let servers: [ServerAddress]
    /// Octets of the cases' names.
    public let nameLength: Int
    /// Asks it directly whether it still is what it was.
    let isThere: @Sendable () async -> Bool
    private let pace = Pace(gap: gap)

    /// From one fresh name to the next one, whoever is asked for it. A resolver makes some four queries of one, and the rate of
    /// one prefix is fifty a second (`GuardSettings.rate`).
    private static let gap = Duration.milliseconds(100)

    /// - Throws: `FieldError` when the zone is too long for the names of cases.
    init(
        zone: DomainName, servers: [ServerAddress], isThere: @escaping @Sendable () async -> Bool = { true }
    ) throws(FieldError) {
        self.zone = zone
        self.isThere = isThere
        self.servers = servers
        nameLength = try Self.nameLength(under: zone)
    }

    /// Octets of the cases' names under a zone: as many as anywhere, or what a long zone needs.
    ///
    /// - Throws: `FieldError` when that is too long (RFC 1035 §2.3.4).
    static func nameLength(under zone: DomainName) throws(FieldError) -> Int {
        let longestLabel = String(repeating: "x", count: Scenario.longestLabel)
        let least = CaseName.shortestLength(scenario: longestLabel, zone: zone)
        guard least <= DomainName.maximumLength else {
            throw FieldError("\(zone.words) is too long: the names below it would have more than 255 octets")
        }
        return max(Case.usualNameLength, least)
    }

    /// Waits until there may be another fresh name.
    func turn() async { await pace.turn(of: servers[0]) }
}
