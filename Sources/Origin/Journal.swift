public import Conformance
internal import Synchronization

/// What the origin saw, joined to the cases by their nonces.
///
/// Only cases that somebody waits for are kept, and of each at most `limit` exchanges: a client that loops doesn't fill memory.
public final class Journal: Sendable {
    /// One thing that was seen, before it is known when its case was asked.
    struct Entry: Sendable {
        let transport: Transport
        let destination: String
        let ednsSize: Int?
        let octets: Int
        let tc: Bool
        let records: Int
        let action: Exchange.Action
        let at: ContinuousClock.Instant
    }

    public static let limit = 1000

    private let cases = Mutex<[UInt64: [Entry]]>([:])

    public init() {}

    /// From now on what is asked about this nonce is kept.
    public func open(_ nonce: UInt64) {
        cases.withLock { $0[nonce] = [] }
    }

    /// Everything seen about this nonce, in order; it is forgotten here.
    public func close(_ nonce: UInt64, askedAt start: ContinuousClock.Instant) -> [Exchange] {
        let entries = cases.withLock { $0.removeValue(forKey: nonce) } ?? []
        return entries.map { Exchange($0, since: start) }
    }

    func record(_ entry: Entry, nonce: UInt64) {
        cases.withLock { cases in
            guard let seen = cases[nonce]?.count, seen < Self.limit else { return }
            cases[nonce]?.append(entry)
        }
    }
}

extension Exchange {
    init(_ entry: Journal.Entry, since start: ContinuousClock.Instant) {
        self.init(
            transport: entry.transport, destination: entry.destination, ednsSize: entry.ednsSize,
            octets: entry.octets, tc: entry.tc, records: entry.records, action: entry.action,
            atMs: (entry.at - start) / .milliseconds(1))
    }
}
