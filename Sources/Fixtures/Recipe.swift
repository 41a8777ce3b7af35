public import Conformance
public import DNSWire
internal import Origin

/// All that is needed to craft a fixture: the same octets every time, on any machine.
public struct Recipe: Codable, Sendable, Hashable {
    public let scenario: Scenario
    public let type: RecordType
    /// The addresses that the name has.
    public let count: Int
    /// How the query is asked: over UDP, in one of the sizes that EDNS can offer, or over TCP only.
    public let view: View
    /// The zone of the case's name.
    public let zone: String
    /// The name that has the addresses, where the user chose it; nil for the name of the case.
    public let ownName: String?

    /// The views that fixtures have: the others are ways of asking in several of these.
    public static let views: [View] = [.udp512, .edns1232, .edns4096, .tcp]

    /// The number in every case's name: nothing is cached here, so that it need not be another one each time.
    private static let nonce: UInt64 = 1

    public init(
        scenario: Scenario, type: RecordType, count: Int, view: View, zone: String, ownName: String? = nil
    ) {
        self.scenario = scenario
        self.type = type
        self.count = count
        self.view = view
        self.zone = zone
        self.ownName = ownName
    }

    /// The case's identifier; the fixture's folder as well.
    public var id: String { testCase.id }

    var testCase: Case { Case(scenario: scenario.name, type: type, count: count, view: view) }

    /// What a correct client reaches.
    public var expectation: Expectation {
        scenario.expectation(of: testCase, octets: scenario.octets(of: testCase))
    }

    /// - Throws: `WireError` for a name or zone that is none, or too long for the case.
    public func name() throws(WireError) -> DomainName {
        if let ownName { return try DomainName(ownName) }
        return try CaseName(nonce: Self.nonce, content: .records(type, count: count), scenario: scenario.label)
            .name(under: try DomainName(zone), length: Case.usualNameLength)
    }

    /// The query, with the ID 0.
    func query() throws(WireError) -> [UInt8] {
        var message = Message(id: 0)
        message.flags.rd = true
        message.questions = [Question(name: try name(), type: type.code)]
        message.edns = view.udpPayloadSize.map { EDNS(udpPayloadSize: UInt16($0)) }
        return try message.encoded()
    }
}
