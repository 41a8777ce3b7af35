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

/// RCODEs (RFC 1035 §4.1.1, RFC 6891 §9).
enum ResponseCode {
    static let noError: UInt16 = 0
    static let formatError: UInt16 = 1
    static let servfail: UInt16 = 2
    static let nxdomain: UInt16 = 3
    static let notImplemented: UInt16 = 4
    static let refused: UInt16 = 5
    static let badVersion: UInt16 = 16
}
