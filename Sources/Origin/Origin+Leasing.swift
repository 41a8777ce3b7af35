public import Conformance
internal import NIOCore
internal import Synchronization

/// The addresses at which scenarios are played.
extension Origin {
    /// Gives `body` an address that plays `scenario`, and takes it back.
    ///
    /// - Parameters:
    ///   - roots: more addresses of the root server, such as the real ones, for those who know no other.
    ///   - delegation: where the top-level server leads.
    public func leasing<Result: Sendable>(
        _ scenario: Scenario, rootsAt roots: [String] = [], delegation: Lease.Delegation = .right,
        _ body: (Lease) async throws -> Result
    ) async throws -> Result {
        let lease = makeLease(scenario)
        return try await using(
            lease,
            open: {
                try await open(lease, delegation)
                for root in roots {
                    try await open(lease, at: root, role: .root(topLevel: lease.topLevel), fault: nil)
                }
            }, body)
    }

    /// Gives `body` this address and port, one lease after the other, for a server that runs outside of any sandbox and is
    /// told once where it finds us. UDP is answered there from the first lease on: nothing of a scenario belongs to it.
    public func leasing<Result: Sendable>(
        _ scenario: Scenario, at place: Endpoint, _ body: (Lease) async throws -> Result
    ) async throws -> Result {
        let lease = Lease(
            origin: place.address, root: place.address, topLevel: place.address, port: place.port, scenario: scenario,
            isWatched: false)
        return try await using(
            lease,
            open: {
                try keepUDP(at: place)
                try await openTCP(lease, at: place.address, role: .origin, fault: scenario.tcpFault)
            }, body)
    }

    /// Answers UDP at a place that is leased later on.
    ///
    /// - Throws: `OriginError` when it can't be had for UDP and TCP.
    public func hold(_ place: Endpoint) async throws {
        try keepUDP(at: place)
        let channel = try await tcp.listen(
            address: place.address, port: Int(place.port), role: .origin, fault: nil, onConnect: { _ in })
        try await channel.close()
    }

    /// Gives `body` every address of another network: whatever a resolver there takes for its upstream, be it a forwarder's
    /// or a root server, is the origin.
    public func leasing<Result: Sendable>(
        _ scenario: Scenario, everywhereIn network: @escaping NetworkEntry, _ body: (Lease) async throws -> Result
    ) async throws -> Result {
        let lease = Lease(
            origin: Self.anyServer, root: Self.anyServer, topLevel: Self.anyServer, port: UInt16(Self.port),
            scenario: scenario, isWatched: false)
        return try await using(
            lease,
            open: {
                let bound = try udp.add(address: 0, port: lease.port, role: .origin, in: network)
                lease.sockets.withLock { $0.append(bound.socket) }
                try await openTCP(lease, at: "0.0.0.0", role: .origin, fault: scenario.tcpFault, in: network)
            }, body)
    }

    /// An address like any other, where every address is ours.
    private static let anyServer = "45.1.255.254"

    private func using<Result: Sendable>(
        _ lease: Lease, open: () async throws -> Void, _ body: (Lease) async throws -> Result
    ) async throws -> Result {
        do {
            try await open()
            let result = try await body(lease)
            await giveBack(lease)
            return result
        } catch {
            await giveBack(lease)
            throw error
        }
    }

    // MARK: Opening and giving back

    /// Three addresses that nothing else uses; public ones, because some resolvers ask no servers in private networks.
    private func makeLease(_ scenario: Scenario) -> Lease {
        let number = Self.leased.add(1, ordering: .relaxed).newValue
        let host = "\(number >> 8 & 0xff).\(number & 0xff)"
        return Lease(
            origin: "45.1.\(host)", root: "45.2.\(host)", topLevel: "45.3.\(host)", port: UInt16(Self.port),
            scenario: scenario, isWatched: synWatch != nil)
    }

    private func open(_ lease: Lease, _ delegation: Lease.Delegation) async throws {
        try await open(lease, at: lease.root, role: .root(topLevel: lease.topLevel), fault: nil)
        try await open(lease, at: lease.topLevel, role: delegation.role(lease), fault: nil)
        try await open(lease, at: lease.origin, role: .origin, fault: lease.scenario.tcpFault)
    }

    private func open(_ lease: Lease, at address: String, role: Role, fault: Fault.TCPFault?) async throws {
        guard let number = IPv4.number(address) else { throw OriginError("\(address): no IPv4 address") }
        let bound = try udp.add(address: number, port: lease.port, role: role)
        lease.sockets.withLock { $0.append(bound.socket) }
        try await openTCP(lease, at: address, role: role, fault: fault)
    }

    private func keepUDP(at place: Endpoint) throws {
        guard !kept.withLock({ $0.contains(place) }) else { return }
        _ = try udp.add(address: IPv4.number(place.address)!, port: place.port, role: .origin)
        kept.withLock { _ = $0.insert(place) }
    }

    private func openTCP(
        _ lease: Lease, at address: String, role: Role, fault: Fault.TCPFault?, in network: NetworkEntry? = nil
    ) async throws {
        let number = IPv4.number(address)!
        // Its packets are seen in the sandbox's own network only.
        let watch = network == nil ? synWatch : nil
        switch fault {
        case .refused:
            watch?.watch(number, ignoring: []) { lease.note(.refused) }
        case .blackhole:
            let hole = try BlackHole(address: number, port: lease.port, in: network)
            watch?.watch(number, ignoring: hole.ownPorts) { lease.note(.ignored) }
            lease.hole.withLock { $0 = hole }
        case .eof, .silent, .reset, .halfFrame, .truncated, .split, .slow, nil:
            let isOrigin = role == .origin
            let channel = try await tcp.listen(
                address: address, port: Int(lease.port), role: role, fault: fault, connections: lease.accepted,
                in: network
            ) { action in
                if isOrigin { lease.note(action) }
            }
            lease.channels.withLock { $0.append(channel) }
        }
    }

    private func giveBack(_ lease: Lease) async {
        synWatch?.forget(IPv4.number(lease.origin)!)
        lease.sockets.withLock { $0 }.forEach(udp.remove)
        for channel in lease.channels.withLock({ $0 }) { try? await channel.close() }
        await lease.accepted.closeAll()
        lease.hole.withLock { $0 = nil }
    }
}
