public import Conformance
public import DNSWire
internal import NIOCore
internal import NIOPosix

/// An authoritative server of one zone that may stand on the Internet: every case's name, and nothing that could be turned
/// against others.
public final class PublicServer: Sendable {
    private let keeper: Guard
    private let udp: UDPService
    private let tcp: TCPService

    /// The names with so many records that a public zone has always: `n40`, right below it.
    public static let namedCounts = [1, 20, 29, 30, 31, 40, 74, 75, 100, 101, 256, 257]

    /// - Parameters:
    ///   - servers: the zone's name servers, not empty; the first one's addresses are what scenarios with glue tell.
    ///   - note: told of every query and who asked it; nil where that is nobody's business.
    /// - Throws: `WireError` when the zone is too long for its names, `OriginError` when the machine lacks something.
    public init(
        zone: DomainName, servers: [NameServer], scenarios: [Scenario], settings: GuardSettings = GuardSettings(),
        note: (@Sendable (QueryNote) -> Void)? = nil
    ) throws {
        keeper = try Guard(
            zone: zone, servers: servers, scenarios: scenarios, settings: settings, note: note)
        udp = try UDPService(responder: keeper.responder, keeper: keeper)
        tcp = TCPService(
            group: MultiThreadedEventLoopGroup(numberOfThreads: 1), responder: keeper.responder, keeper: keeper)
    }

    /// Serves here until `shutDown`, UDP and TCP at the same port; port 0 takes any.
    ///
    /// - Returns: the place with its port.
    /// - Throws: `OriginError` when it can't be had.
    public func serve(at place: ServicePlace) async throws -> ServicePlace {
        let bound = try udp.add(address: place.address, port: place.port, role: .origin)
        do {
            _ = try await tcp.listen(
                address: "\(place.address)", port: Int(bound.port), role: .origin, fault: nil, onConnect: { _ in })
        } catch {
            udp.remove(bound.socket)
            throw error
        }
        return ServicePlace(address: place.address, port: bound.port)
    }

    /// How many queries ended how since the beginning.
    public var counts: ServiceCounts { keeper.counts }

    public func shutDown() async {
        await udp.stop()
        try? await tcp.group.shutdownGracefully()
    }
}

extension Guard {
    /// - Throws: `WireError` when the zone is too long for its names.
    convenience init(
        zone: DomainName, servers: [NameServer], scenarios: [Scenario], settings: GuardSettings = GuardSettings(),
        secret: SipHash.Key = .random(), note: (@Sendable (QueryNote) -> Void)? = nil,
        clock: @escaping @Sendable () -> Moment = Moment.now
    ) throws(WireError) {
        var fixed: [FixedName] = []
        for count in PublicServer.namedCounts {
            let name = try zone.prepending("n\(count)").description
            fixed += RecordType.allCases.map { FixedName(name: name, type: $0, count: count, faults: []) }
        }
        var names: [DomainName] = []
        for name in fixed { names.append(try DomainName(name.name)) }
        let responder = try Responder(
            zone: zone, scenarios: scenarios, fixed: fixed, refusesOthers: true, journal: Journal())
        self.init(
            zone: PublicZone(apex: zone, servers: servers, fixed: names, scenarios: scenarios), responder: responder,
            settings: settings, secret: secret, note: note, clock: clock)
    }
}
