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
    let udp: UDPService
    let tcp: TCPService
    let synWatch: SYNWatch?
    /// Addresses are the network's: no two origins of a process lease the same.
    static let leased = Atomic<UInt32>(0)
    /// Where a lease has been, and UDP is answered on.
    let kept = Mutex<Set<Endpoint>>([])

    /// The real port of DNS; in the sandbox it is ours.
    public static let port = 53

    /// - Parameters:
    ///   - refusesOthers: whether names that nothing is known of are refused, as by a server that has only certain zones;
    ///     in the sandbox, resolvers ask for whatever they like and are told that there is no such name.
    ///   - tellsTransports: whether an address shows how it travelled (`TestAddresses`); real names have the same everywhere.
    ///   - watchesConnections: whether refused and ignored connections are seen; needs the sandbox.
    /// - Throws: `OriginError` when a fixed name has a count that no message can have, or something can't be had of the
    ///   machine; `WireError` for a fixed name that is none.
    public init(
        zone: DomainName, scenarios: [Scenario], fixed: [FixedName] = [], recordings: [Recording] = [],
        refusesOthers: Bool = false, tellsTransports: Bool = true, watchesConnections: Bool
    ) throws {
        if let name = fixed.first(where: { !FixedName.counts.contains($0.count) }) {
            throw OriginError("\(name.name): \(name.count) records can't be counted in a message")
        }
        self.zone = zone
        journal = Journal()
        responder = try Responder(
            zone: zone, scenarios: scenarios, fixed: fixed, recordings: recordings, refusesOthers: refusesOthers,
            tellsTransports: tellsTransports, journal: journal)
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

    /// The journal's number for the recording that was given at this place, counted from 0.
    public static func nonce(ofRecording index: Int) -> UInt64 { Recordings.nonce(of: index) }

    public func shutDown() async {
        await synWatch?.stop()
        await udp.stop()
        try? await tcp.group.shutdownGracefully()
    }
}
