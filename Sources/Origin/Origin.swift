public import Conformance
public import DNSWire
internal import NIOCore
internal import NIOPosix
internal import Synchronization

/// The fake authoritative server: plays any scenario over UDP and TCP, and remembers what it saw.
public final class Origin: Sendable {
    public let zone: DomainName
    public let journal: Journal
    private let responder: Responder
    private let udp: UDPService
    private let tcp: TCPService
    private let synWatch: SYNWatch?
    private let leased = Atomic<UInt32>(0)

    /// The real port of DNS; in the sandbox it is ours.
    public static let port = 53

    /// - Parameter watchesConnections: whether refused and ignored connections are seen; needs the sandbox.
    /// - Throws: `OriginError` when a fixed name has a count that no message can have, or something can't be had of the
    ///   machine; `WireError` for a fixed name that is none.
    public init(
        zone: DomainName, scenarios: [Scenario], fixed: [FixedName] = [], watchesConnections: Bool
    ) throws {
        if let name = fixed.first(where: { !FixedName.counts.contains($0.count) }) {
            throw OriginError("\(name.name): \(name.count) records can't be counted in a message")
        }
        self.zone = zone
        journal = Journal()
        responder = try Responder(zone: zone, scenarios: scenarios, fixed: fixed, journal: journal)
        synWatch = watchesConnections ? try SYNWatch() : nil
        udp = try UDPService(responder: responder)
        tcp = TCPService(group: MultiThreadedEventLoopGroup(numberOfThreads: 1), responder: responder)
    }

    /// Serves at one address until `shutDown`, UDP and TCP at the same port; port 0 takes any.
    ///
    /// - Returns: the port.
    public func serve(address: String, port: UInt16, tcpFault: Fault.TCPFault? = nil) async throws -> UInt16 {
        guard tcpFault != .blackhole else {
            throw OriginError("\(address): only a leased address can leave SYNs unanswered")
        }
        guard let number = IPv4.number(address) else { throw OriginError("\(address): no IPv4 address") }
        for _ in 0..<Self.portAttempts {
            let bound = try udp.add(address: number, port: port, role: .origin)
            do {
                try await serveTCP(address, bound.port, tcpFault)
                return bound.port
            } catch {
                udp.remove(bound.socket)
                // What UDP got for port 0 may be taken for TCP: another pair may be free.
                guard port == 0 else { throw error }
            }
        }
        throw OriginError("\(address): no port that is free for both UDP and TCP")
    }

    private static let portAttempts = 20

    private func serveTCP(_ address: String, _ port: UInt16, _ fault: Fault.TCPFault?) async throws {
        guard fault != .refused else { return }
        _ = try await tcp.listen(address: address, port: Int(port), role: .origin, fault: fault, onConnect: { _ in })
    }

    /// Gives `body` an address that plays `scenario`, and takes it back.
    public func leasing<Result: Sendable>(
        _ scenario: Scenario, _ body: (Lease) async throws -> Result
    ) async throws -> Result {
        let lease = makeLease(scenario)
        do {
            try await open(lease)
            let result = try await body(lease)
            await giveBack(lease)
            return result
        } catch {
            await giveBack(lease)
            throw error
        }
    }

    /// Everything that was seen, since this was last called, of a case that was asked at `start` and is answered now, in
    /// order of time. Faults of the first time strike it no more; its nonce stays open until `forget`.
    public func sighting(
        of nonce: UInt64, at lease: Lease, since start: ContinuousClock.Instant
    ) async -> Journal.Sighting {
        // A refused client is back before its SYN has been noted.
        if [.refused, .blackhole].contains(lease.scenario.tcpFault) { await synWatch?.fence() }
        let seen = journal.take(nonce, askedAt: start)
        let all = seen.exchanges + lease.connections(from: start, to: .now)
        return .init(exchanges: all.sorted { $0.atMs < $1.atMs }, unlisted: seen.unlisted)
    }

    /// Closes a case that is asked no more.
    public func forget(_ nonce: UInt64) {
        journal.close(nonce)
    }

    /// The octets that a query without EDNS is answered with: for parsers, which have no network.
    ///
    /// - Throws: `WireError` when the query can't be encoded.
    public func response(to name: DomainName, type: RecordType, over transport: Transport) throws(WireError) -> [UInt8]
    {
        var query = Message(id: 0)
        query.flags.rd = true
        query.questions = [Question(name: name, type: type.code)]
        let octets = try query.encoded()
        var space = [UInt8](repeating: 0, count: Message.maximumLength)
        let length = octets.withUnsafeBytes { octets in
            space.withUnsafeMutableBytes {
                responder.respond(
                    to: .init(query: octets, transport: transport, destination: 0, role: .origin), into: $0)
            }
        }
        return Array(space.prefix(length))
    }

    public func shutDown() async {
        await synWatch?.stop()
        await udp.stop()
        try? await tcp.group.shutdownGracefully()
    }

    /// Three addresses that nothing else uses; public ones, because some resolvers ask no servers in private networks.
    private func makeLease(_ scenario: Scenario) -> Lease {
        let number = leased.add(1, ordering: .relaxed).newValue
        let host = "\(number >> 8 & 0xff).\(number & 0xff)"
        return Lease(origin: "45.1.\(host)", root: "45.2.\(host)", topLevel: "45.3.\(host)", scenario: scenario)
    }

    private func open(_ lease: Lease) async throws {
        try await open(lease, at: lease.root, role: .root(topLevel: lease.topLevel), fault: nil)
        try await open(lease, at: lease.topLevel, role: .topLevel(origin: lease.origin), fault: nil)
        try await open(lease, at: lease.origin, role: .origin, fault: lease.scenario.tcpFault)
    }

    private func open(_ lease: Lease, at address: String, role: Role, fault: Fault.TCPFault?) async throws {
        let number = IPv4.number(address)!
        let bound = try udp.add(address: number, port: UInt16(Self.port), role: role)
        lease.sockets.withLock { $0.append(bound.socket) }
        switch fault {
        case .refused:
            synWatch?.watch(number, ignoring: []) { lease.note(.refused) }
        case .blackhole:
            let hole = try BlackHole(address: number, port: UInt16(Self.port))
            synWatch?.watch(number, ignoring: hole.ownPorts) { lease.note(.ignored) }
            lease.hole.withLock { $0 = hole }
        case .eof, .silent, .reset, .halfFrame, .truncated, .split, .slow, nil:
            let isOrigin = role == .origin
            let channel = try await tcp.listen(address: address, port: Self.port, role: role, fault: fault) { action in
                if isOrigin { lease.note(action) }
            }
            lease.channels.withLock { $0.append(channel) }
        }
    }

    private func giveBack(_ lease: Lease) async {
        synWatch?.forget(IPv4.number(lease.origin)!)
        lease.sockets.withLock { $0 }.forEach(udp.remove)
        for channel in lease.channels.withLock({ $0 }) { try? await channel.close() }
        lease.hole.withLock { $0 = nil }
    }
}
