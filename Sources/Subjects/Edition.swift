/// A subject from one of its sources: which version that is, and whether it is at hand.
public struct Edition: Sendable, Hashable {
    /// Empty where it can't be told before it is fetched.
    public let version: String
    /// As reports say it.
    public let source: String
    public let state: State

    public enum State: Sendable, Hashable {
        /// The machine's own copy, or a root tree of the user's.
        case onMachine
        /// In the cache.
        case ready
        /// To be fetched; in octets what that takes to download, as far as it is known.
        case available(octets: Int?)
        /// Not to be had, and why.
        case unavailable(reason: String)
    }
}

/// A subject with every edition of it.
public struct StockedSubject: Sendable {
    public let manifest: Manifest
    /// In the order in which an audit without more takes one.
    public let editions: [Edition]

    /// The one that an audit without more takes: what is on the machine, else the first that can be had.
    public var usual: Edition? { editions.first { !$0.isUnavailable } ?? editions.first }
}

extension Edition {
    public var isUnavailable: Bool { if case .unavailable = state { true } else { false } }
}
