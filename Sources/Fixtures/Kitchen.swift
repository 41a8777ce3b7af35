public import Conformance
public import DNSWire
public import FixtureFormats
internal import Origin

/// Crafts fixtures by their recipes. What is made once for all cases of a zone is kept.
public struct Kitchen: Sendable {
    private let zone: String
    private let rehearsal: Rehearsal

    /// - Throws: `WireError` when the zone's name is none.
    public init(zone: String, scenarios: [Scenario]) throws(WireError) {
        self.zone = zone
        rehearsal = try Rehearsal(zone: try DomainName(zone), scenarios: scenarios)
    }

    /// - Throws: `WireError` when the recipe's name is none, or too long for what belongs to it.
    public func fixture(_ recipe: Recipe) throws(WireError) -> Fixture {
        let query = try recipe.query()
        let played = try stage(for: recipe)
        return Fixture(
            id: recipe.id, scenario: recipe.scenario, name: try recipe.name(), type: recipe.type, count: recipe.count,
            conversation: Conversation(
                udp: recipe.view == .tcp ? nil : played.datagrams(query),
                tcp: played.connection(query, fault: recipe.scenario.tcpFault)))
    }

    /// A name of the user's own is served beside the cases.
    private func stage(for recipe: Recipe) throws(WireError) -> Rehearsal {
        guard let name = recipe.ownName else { return rehearsal }
        let served = FixedName(name: name, type: recipe.type, count: recipe.count, faults: recipe.scenario.faults)
        return try Rehearsal(zone: try DomainName(zone), scenarios: [], fixed: [served])
    }
}
