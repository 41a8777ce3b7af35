/// How many queries ended how, without a word on who asked.
public struct ServiceCounts: Sendable, Hashable {
    private var ended: [QueryNote.Ending: Int] = [:]
    /// TCP connections that were taken.
    public internal(set) var connections = 0
    /// TCP connections above the bounds.
    public internal(set) var turnedAway = 0

    public init() {}

    public subscript(_ ending: QueryNote.Ending) -> Int { ended[ending, default: 0] }

    mutating func count(_ ending: QueryNote.Ending) { ended[ending, default: 0] += 1 }

    /// All queries, whatever came of them.
    public var queries: Int { ended.values.reduce(0, +) }

    /// What came since `earlier`.
    public func since(_ earlier: ServiceCounts) -> ServiceCounts {
        var counts = self
        for (ending, number) in earlier.ended { counts.ended[ending, default: 0] -= number }
        counts.connections -= earlier.connections
        counts.turnedAway -= earlier.turnedAway
        return counts
    }
}

extension ServiceCounts: CustomStringConvertible {
    /// One line: `served 12, refused 0, …`.
    public var description: String {
        let queries = QueryNote.Ending.allCases.map { "\($0.rawValue) \(self[$0])" }
        return (queries + ["TCP connections \(connections)", "turned away \(turnedAway)"]).joined(separator: ", ")
    }
}
