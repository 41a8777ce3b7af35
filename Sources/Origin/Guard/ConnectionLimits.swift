internal import DNSWire
internal import NIOCore
internal import Synchronization

/// Bounds the TCP connections that are open: of each prefix, and of all (RFC 7766 §6.2.2).
final class ConnectionLimits: Sendable {
    private struct State {
        var open: [AddressPrefix: Int] = [:]
        var all = 0
    }

    private let state = Mutex(State())
    private let ofPrefix: Int
    private let ofAll: Int

    init(ofPrefix: Int, ofAll: Int) {
        self.ofPrefix = ofPrefix
        self.ofAll = ofAll
    }

    /// Takes a place, until the channel closes.
    ///
    /// - Returns: whether there was one.
    func admit(_ channel: any Channel, from address: Address) -> Bool {
        let prefix = AddressPrefix(address)
        guard take(prefix) else { return false }
        channel.closeFuture.whenComplete { [self] _ in giveBack(prefix) }
        return true
    }

    func take(_ prefix: AddressPrefix) -> Bool {
        state.withLock { state in
            guard state.all < ofAll, state.open[prefix, default: 0] < ofPrefix else { return false }
            state.all += 1
            state.open[prefix, default: 0] += 1
            return true
        }
    }

    func giveBack(_ prefix: AddressPrefix) {
        state.withLock { state in
            state.all -= 1
            guard let left = state.open[prefix].map({ $0 - 1 }) else { return }
            // Who has none takes no memory.
            state.open[prefix] = left > 0 ? left : nil
        }
    }
}
