/// What a subject took more of than one may have: it was ended for it, so that the machine and the other subjects stay whole.
public enum Excess: String, Codable, Sendable, Hashable, CaseIterable {
    case memory, log, queries

    /// In octets, or queries about one name. No lookup needs a tenth of it.
    public var limit: Int {
        switch self {
        case .memory: 2 << 30
        case .log: 16 << 20
        case .queries: 5000
        }
    }

    /// What follows "it".
    var words: String {
        switch self {
        case .memory: "took more than \(limit >> 30) GiB of memory"
        case .log: "wrote more than \(limit >> 20) MiB to its log, or a line without end"
        case .queries: "made more than \(limit) queries"
        }
    }
}

extension Excess: CustomStringConvertible {
    public var description: String { "it \(words)" }
}
