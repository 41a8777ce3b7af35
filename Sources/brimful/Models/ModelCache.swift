internal import DNSWire
internal import Synchronization

/// What a resolver remembers, for as long as it runs.
final class ModelCache: Sendable {
    struct Entry: Sendable {
        let rcode: UInt16
        let addresses: [Address]
    }

    private let entries = Mutex<[Question: Entry]>([:])

    subscript(question: Question) -> Entry? {
        get { entries.withLock { $0[question] } }
        set { entries.withLock { $0[question] = newValue } }
    }
}
