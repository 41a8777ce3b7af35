public import Conformance
public import DNSWire
public import Field
internal import Origin
internal import Scenarios

/// Finds a zone's far end, and makes sure that it is there and is ours.
public struct FarEndSearch: Sendable {
    private let zone: DomainName
    private let authority: [ServerAddress]
    private let roots: [ServerAddress]
    private let asking: any Asking

    /// More of a zone's servers tell nothing new.
    private static let mostServers = 6

    /// - Parameters:
    ///   - authority: the zone's servers; where it is empty, referrals from the root lead there.
    ///   - asking: whoever asks them, politely.
    public init(
        zone: DomainName, authority: [ServerAddress] = [], roots: [ServerAddress] = RootHints.servers,
        asking: any Asking
    ) {
        self.zone = zone
        self.authority = authority
        self.roots = roots
        self.asking = asking
    }

    /// - Throws: `FieldError` when the zone isn't delegated, nobody answers there, or somebody else does; in one line.
    public func find() async throws(FieldError) -> FarEnd {
        _ = try FarEnd.nameLength(under: zone)
        let place = try await place()
        var found: [ServerAddress] = []
        var silent: [String] = []
        for server in place.servers.prefix(Self.mostServers) {
            switch await standing(of: server) {
            case .ours: found.append(server)
            case .silent(let why): silent.append("\(server) \(why)")
            case .another(let why): throw FieldError(foreign(server, why, place))
            }
        }
        guard !found.isEmpty else {
            let who = silent.isEmpty ? "it has no server" : silent.joined(separator: ", ")
            throw FieldError(
                "nobody serves \(zone.words): \(who); is `brimful serve --public --zone \(zone.words)` running there?")
        }
        return try FarEnd(zone: zone, servers: found) { [found] in await isStillThere(at: found) }
    }

    private func isStillThere(at servers: [ServerAddress]) async -> Bool {
        for server in servers { if case .ours = await standing(of: server) { return true } }
        return false
    }

    /// Which of these the far end knows: another version of brimful may have others.
    public func known(_ scenarios: [Scenario], at farEnd: FarEnd) async -> [Scenario] {
        var known: [Scenario] = []
        for scenario in scenarios {
            let response = await ask(farEnd.servers[0], scenario, control: 1, over: .tcp)
            if tally(response, 1).isComplete { known.append(scenario) }
        }
        return known
    }

    // MARK: Where

    private func place() async throws(FieldError) -> AuthorityPlace {
        let name = try name(ScenarioCatalogue.clean, control: 1)
        if !authority.isEmpty { return AuthorityPlace(zone: zone, name: name, servers: authority) }
        do throws(FieldError) {
            return try await Referrals(asking, roots: roots, type: .a).authority(of: name)
        } catch {
            throw FieldError("no far end is found for \(zone): \(error); is it delegated? \(Self.advice)")
        }
    }

    private static let advice = "`brimful zone` writes the delegation, and --authority names a server without one"

    private func foreign(_ server: ServerAddress, _ why: String, _ place: AuthorityPlace) -> String {
        if let found = place.zone, found != zone {
            return "\(zone) isn't delegated: \(server), a server of \(found), \(why); \(Self.advice)"
        }
        return "\(server) serves \(zone.words) and isn't `brimful serve --public --zone \(zone.words)`: it \(why)"
    }

    // MARK: Who

    private enum Standing {
        case ours
        case silent(String)
        case another(String)
    }

    /// By small answers that nobody else gives, over both transports.
    private func standing(of server: ServerAddress) async -> Standing {
        for (transport, count) in [(Transport.udp, 1), (.tcp, 8)] {
            let response = await ask(server, ScenarioCatalogue.clean, control: count, over: transport)
            guard let message = response.message else { return .silent(response.words) }
            guard message.flags.aa else {
                let way = transport.rawValue.uppercased()
                return .another("\(response.words) without AA over \(way): does somebody answer in its place?")
            }
            let tally = tally(response, count)
            guard tally.isComplete, (tally.viaTCP > 0) == (transport == .tcp) else {
                let what = message.rcode == 0 ? "has other addresses for" : "\(response.words) for"
                return .another("\(what) \(response.message?.questions.first?.name.words ?? "a case's name")")
            }
        }
        return .ours
    }

    private func tally(_ response: Response, _ count: Int) -> AddressTally {
        AddressTally(comparing: response.addresses(.a), type: .a, count: count)
    }

    private func ask(
        _ server: ServerAddress, _ scenario: Scenario, control count: Int, over transport: Transport
    ) async -> Response {
        guard let name = try? name(scenario, control: count) else { return Response(.silent, over: transport) }
        return await asking.ask(
            server,
            Inquiry(DNSWire.Question(name: name, type: RecordType.a.code), over: transport, wantsRecursion: false))
    }

    private func name(_ scenario: Scenario, control count: Int) throws(FieldError) -> DomainName {
        let name = CaseName(
            nonce: .random(in: 1...Stage.Numbers.many), content: .control(count: count), scenario: scenario.label)
        do { return try name.name(under: zone, length: 0) } catch { throw FieldError("\(zone): \(error)") }
    }
}
