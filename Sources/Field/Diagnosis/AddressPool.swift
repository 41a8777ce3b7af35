internal import DNSWire

/// The addresses that an authority's changing answers are taken from, as far as the answers show them.
struct AddressPool: Sendable {
    /// The different answers.
    private let parts: Set<Set<Address>>
    private let union: Set<Address>
    /// The share of the given addresses that have been seen, by Good's estimate (I. J. Good, The population frequencies of
    /// species, Biometrika 40, 1953): 1 when each was seen twice, 0 when each was seen once.
    private let coverage: Double

    /// Something less likely than this is no chance any more.
    private static let leastChance = 0.001

    /// - Parameter answers: whole answers, in the order in which they came.
    init(_ answers: [Set<Address>]) {
        parts = Set(answers)
        var times: [Address: Int] = [:]
        // What an authority's own cache repeats is no new draw from its pool.
        for (number, answer) in answers.enumerated() where number == 0 || answer != answers[number - 1] {
            for address in answer { times[address, default: 0] += 1 }
        }
        union = Set(times.keys)
        let (all, once) = (times.values.reduce(0, +), times.values.count { $0 == 1 })
        coverage = all == 0 ? 1 : 1 - Double(once) / Double(all)
    }

    var changes: Bool { parts.count > 1 }
    /// Whether more answers would hardly show another address.
    var isSeenWhole: Bool { !changes || coverage == 1 }

    /// Whether an answer was seen, or is a part like those that were: of a possible size, and of addresses of which some
    /// were seen.
    func allows(_ answer: Set<Address>) -> Bool {
        if parts.contains(answer) { return true }
        guard changes, let least = parts.map(\.count).min(), let most = parts.map(\.count).max() else { return false }
        guard !isReplaced(answer), (least...max(most, union.count)).contains(answer.count) else { return false }
        return !union.isDisjoint(with: answer)
    }

    /// Whether a part of which nothing was seen may be one of the authority's all the same: so little was seen of the
    /// addresses.
    func isDisjointByChance(with answer: Set<Address>) -> Bool {
        guard changes, union.isDisjoint(with: answer), !isReplaced(answer) else { return false }
        return (0..<answer.count).reduce(1) { chance, _ in chance * (1 - coverage) } > Self.leastChance
    }

    /// Whether it has addresses of a private network, and the authority gives none such.
    private func isReplaced(_ answer: Set<Address>) -> Bool {
        answer.contains(where: \.isNobodys) && !union.contains(where: \.isNobodys)
    }
}
