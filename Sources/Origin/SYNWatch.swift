internal import CSockets
internal import Glibc
internal import NIOPosix
internal import Synchronization

/// Sees the SYNs that the kernel refuses or ignores without telling anybody: the proof that a client tried TCP.
///
/// A client's first SYN counts once; its retransmissions come from the same port and don't.
final class SYNWatch: Sendable {
    private struct Watched {
        var seenPorts: Set<UInt16>
        let onSYN: @Sendable () -> Void
    }

    /// A client that tries more often than this is counted no further.
    private static let limit = 1000

    /// An address that nothing listens at and nobody asks.
    private static let fenceAddress = IPv4.number("45.255.255.254")!
    private static let fencePorts: ClosedRange<UInt32> = 1...65_535

    private let socket: Int32
    private let fences = Mutex<[UInt16: CheckedContinuation<Void, Never>]>([:])
    /// Every watch of the process sees the fences of all.
    private static let fencesMade = Atomic<UInt32>(0)
    private let watched = Mutex<[UInt32: Watched]>([:])
    private let stopped = Atomic(false)
    private let pool = NIOThreadPool(numberOfThreads: 1)

    /// - Throws: `OriginError` when raw sockets are not allowed (outside the sandbox).
    init() throws(OriginError) {
        socket = brimful_syn_watch()
        guard socket >= 0 else { throw OriginError("watch for TCP SYNs", errno: -socket) }
        pool.start()
        pool.submit { [self] state in
            if case .active = state { loop() }
        }
    }

    func watch(_ address: UInt32, ignoring ports: Set<UInt16>, onSYN: @escaping @Sendable () -> Void) {
        watched.withLock { $0[address] = Watched(seenPorts: ports, onSYN: onSYN) }
    }

    func forget(_ address: UInt32) {
        _ = watched.withLock { $0.removeValue(forKey: address) }
    }

    /// Returns when every SYN that was sent before has been noted: SYNs are seen in the order in which they were sent, and
    /// this sends one more and waits for it.
    func fence() async {
        let number = Self.fencesMade.add(1, ordering: .relaxed).newValue
        let port = UInt16(number % Self.fencePorts.upperBound + Self.fencePorts.lowerBound)
        await withCheckedContinuation { continuation in
            let earlier = fences.withLock { $0.updateValue(continuation, forKey: port) }
            earlier?.resume()
            if !BlackHole.sendSYN(to: Self.fenceAddress, port: port) { openFence(port) }
        }
    }

    private func openFence(_ port: UInt16) {
        fences.withLock { $0.removeValue(forKey: port) }?.resume()
    }

    private func openAllFences() {
        let waiting = fences.withLock { fences in
            defer { fences = [:] }
            return fences
        }
        for continuation in waiting.values { continuation.resume() }
    }

    func stop() async {
        stopped.store(true, ordering: .relaxed)
        try? await pool.shutdownGracefully()
        openAllFences()
        close(socket)
    }

    private func loop() {
        while !stopped.load(ordering: .relaxed) {
            var syn = brimful_syn()
            switch brimful_syn_next(socket, &syn) {
            case 1: note(syn)
            // Nothing is left to wait for, should a fence's own SYN have been lost.
            case -EAGAIN: openAllFences()
            default: break
            }
        }
    }

    private func note(_ syn: brimful_syn) {
        if syn.destination == Self.fenceAddress { return openFence(syn.destination_port) }
        let report = watched.withLock { watched -> (@Sendable () -> Void)? in
            guard let entry = watched[syn.destination], entry.seenPorts.count < Self.limit,
                watched[syn.destination]!.seenPorts.insert(syn.source_port).inserted
            else { return nil }
            return entry.onSYN
        }
        report?()
    }
}
