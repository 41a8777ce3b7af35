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

    private let socket: Int32
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

    func stop() async {
        stopped.store(true, ordering: .relaxed)
        try? await pool.shutdownGracefully()
        close(socket)
    }

    private func loop() {
        while !stopped.load(ordering: .relaxed) {
            var syn = brimful_syn()
            if brimful_syn_next(socket, &syn) == 1 { note(syn) }
        }
    }

    private func note(_ syn: brimful_syn) {
        let report = watched.withLock { watched -> (@Sendable () -> Void)? in
            guard let entry = watched[syn.destination], entry.seenPorts.count < Self.limit,
                watched[syn.destination]!.seenPorts.insert(syn.source_port).inserted
            else { return nil }
            return entry.onSYN
        }
        report?()
    }
}
