public import Conformance

/// A part of an audit, for one of several machines: the second of eight is `2/8`.
public struct Shard: Codable, Sendable, Hashable, CustomStringConvertible {
    public let number: Int
    public let total: Int

    /// The most machines that one audit is split over.
    public static let most = 1000

    /// nil where there is no such part.
    public init?(number: Int, of total: Int) {
        guard (1...Self.most).contains(total), (1...total).contains(number) else { return nil }
        self.number = number
        self.total = total
    }

    /// Reads `2/8`.
    public init?(_ text: String) {
        let numbers = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
        guard numbers.count == 2, let number = numbers[0], let total = numbers[1] else { return nil }
        self.init(number: number, of: total)
    }

    public var description: String { "\(number)/\(total)" }

    /// The scenarios that this part asks of the subject that stands at `index` among `subjects`; of nobody else's part, and
    /// together with the other parts all of them.
    ///
    /// A subject stays whole, because having one costs more than asking it; only where there are more machines than subjects
    /// its scenarios are dealt out as well.
    public func scenarios(of index: Int, among subjects: Int, from scenarios: [Scenario]) -> [Scenario] {
        let pieces = (total + subjects - 1) / max(1, subjects)
        return scenarios.enumerated().filter { position, _ in
            (index * pieces + position % pieces) % total == number - 1
        }.map(\.element)
    }
}
