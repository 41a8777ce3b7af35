public import Conformance
internal import Synchronization

/// What the origin saw, joined to the cases by their nonces.
///
/// Only cases that somebody waits for are kept, and of each at most `limit` exchanges at a time: a client that loops doesn't
/// fill memory. Those beyond are counted.
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
        let type: RecordType?
        let at: ContinuousClock.Instant
    }

    /// What is known of one case.
    private struct Record {
        var entries: [Entry] = []
        var unlisted = 0
        var isAnswered = false
        let onFlood: @Sendable () -> Void
    }

    /// What was seen of one case.
    public struct Sighting: Sendable {
        public let exchanges: [Exchange]
        /// How many more there were than are kept.
        public let unlisted: Int
    }

    public static let limit = 1000
    /// At a time: nobody needs so many for one case.
    private static let flood = Excess.queries.limit

    private let cases = Mutex<[UInt64: Record]>([:])

    public init() {}

    /// From now on what is asked about this nonce is kept.
    ///
    /// - Parameter onFlood: called once when it is asked about without end.
    public func open(_ nonce: UInt64, onFlood: @escaping @Sendable () -> Void = {}) {
        cases.withLock { $0[nonce] = Record(onFlood: onFlood) }
    }

    /// Everything seen about this nonce since it was opened or last taken, in order. Its case counts as answered from now
    /// on, and what comes is kept on.
    public func take(_ nonce: UInt64, askedAt start: ContinuousClock.Instant) -> Sighting {
        let record = cases.withLock { cases in
            let record = cases[nonce]
            if let record { cases[nonce] = Record(isAnswered: true, onFlood: record.onFlood) }
            return record
        }
        let exchanges = (record?.entries ?? []).map { Exchange($0, since: start) }
        return Sighting(exchanges: exchanges, unlisted: record?.unlisted ?? 0)
    }

    /// Nothing more is kept about this nonce, and all of it is forgotten.
    public func close(_ nonce: UInt64) {
        cases.withLock { _ = $0.removeValue(forKey: nonce) }
    }

    /// Whether the case was taken for answered once; never for one that is not open.
    func isAnswered(_ nonce: UInt64) -> Bool {
        cases.withLock { $0[nonce]?.isAnswered ?? false }
    }

    func record(_ entry: Entry, nonce: UInt64) {
        let onFlood: (@Sendable () -> Void)? = cases.withLock { cases in
            guard let seen = cases[nonce]?.entries.count else { return nil }
            guard seen >= Self.limit else {
                cases[nonce]?.entries.append(entry)
                return nil
            }
            cases[nonce]!.unlisted += 1
            return seen + cases[nonce]!.unlisted == Self.flood ? cases[nonce]!.onFlood : nil
        }
        onFlood?()
    }
}

extension Exchange {
    init(_ entry: Journal.Entry, since start: ContinuousClock.Instant) {
        self.init(
            transport: entry.transport, destination: entry.destination, ednsSize: entry.ednsSize,
            octets: entry.octets, tc: entry.tc, records: entry.records, action: entry.action, type: entry.type,
            atMs: (entry.at - start) / .milliseconds(1))
    }
}
