internal import Conformance
internal import DNSWire
internal import FixtureFormats
internal import Origin
internal import Reports

/// The responses of an audit in octets: played again, without a socket, as the origin played them.
struct MessageSamples {
    private let zone: DomainName
    private let rehearsal: Rehearsal
    private let scenarios: [String: Scenario]

    /// Octets of text that all samples of a report may take together.
    private static let room = 2 << 20

    /// For `HTMLReport`.
    ///
    /// - Throws: `WireError` when the audit's zone is no name.
    static func of(_ audit: Audit) throws -> [MessageSample] {
        let samples = try MessageSamples(audit)
        var left = room
        return samples.places(in: audit).compactMap { place in
            guard left > 0, let sample = try? samples.sample(place) else { return nil }
            left -= sample.size
            return sample
        }
    }

    private init(_ audit: Audit) throws {
        zone = try DomainName(audit.zone)
        rehearsal = try Rehearsal(zone: zone, scenarios: audit.scenarios)
        scenarios = Dictionary(audit.scenarios.map { ($0.name, $0) }) { first, _ in first }
    }

    /// What the response depends on.
    private struct Place: Hashable {
        let scenario: String
        let type: RecordType
        let count: Int
        let transport: Transport
        let udpPayloadSize: Int?
    }

    // MARK: Which

    /// Each once: first those of failures, then of `clean`, then the others.
    private func places(in audit: Audit) -> [Place] {
        let failing = audit.results.filter { $0.verdict == .fail }
        let clean = audit.results.filter { $0.verdict != .fail && $0.observation.testCase.scenario == "clean" }
        let others = audit.results.filter { $0.verdict != .fail && $0.observation.testCase.scenario != "clean" }
        var seen: Set<Place> = []
        return (failing + clean + others).flatMap { places(of: $0.observation) }.filter { seen.insert($0).inserted }
    }

    private func places(of observation: Observation) -> [Place] {
        let testCase = observation.testCase
        guard testCase.nameLength == Case.usualNameLength else { return [] }
        func place(_ transport: Transport, _ size: Int?) -> Place {
            Place(
                scenario: testCase.scenario, type: testCase.type, count: testCase.count, transport: transport,
                udpPayloadSize: size)
        }
        if testCase.view == .parse { return [place(scenarios[testCase.scenario]?.isCut == true ? .udp : .tcp, nil)] }
        return (observation.exchanges + observation.repetitions.flatMap(\.exchanges))
            .filter { $0.type == testCase.type && $0.octets > 0 }.map { place($0.transport, $0.ednsSize) }
    }

    // MARK: What

    /// nil where nothing comes back.
    private func sample(_ place: Place) throws -> MessageSample? {
        guard let scenario = scenarios[place.scenario] else { return nil }
        let query = try query(place, scenario)
        let octets =
            switch place.transport {
            case .udp: rehearsal.datagrams(query).responses.first?.octets
            case .tcp: rehearsal.connection(query, fault: scenario.tcpFault).message
            }
        guard let octets, !octets.isEmpty else { return nil }
        return MessageSample(
            scenario: place.scenario, type: place.type, count: place.count, transport: place.transport,
            udpPayloadSize: place.udpPayloadSize, octets: octets.count,
            fields: MessageFields(octets).fields.map { field in
                MessageSample.Field(
                    offset: field.range.lowerBound, hex: Self.hex(octets[field.range]), name: field.name,
                    value: field.value)
            })
    }

    private func query(_ place: Place, _ scenario: Scenario) throws -> [UInt8] {
        let name = try CaseName(
            nonce: 1, content: .records(place.type, count: place.count), scenario: scenario.label
        ).name(under: zone, length: Case.usualNameLength)
        var message = Message(id: 0)
        message.flags.rd = true
        message.questions = [Question(name: name, type: place.type.code)]
        message.edns = place.udpPayloadSize.map { EDNS(udpPayloadSize: UInt16(clamping: $0)) }
        return try message.encoded()
    }

    private static func hex(_ octets: ArraySlice<UInt8>) -> String {
        octets.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined()
    }
}

extension MessageSample {
    /// About as many octets as it takes in a report.
    fileprivate var size: Int { fields.reduce(80) { $0 + 24 + $1.hex.utf8.count + $1.value.utf8.count } }
}
