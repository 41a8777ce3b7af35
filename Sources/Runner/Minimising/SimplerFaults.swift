internal import Conformance

/// Faults of which less is left.
extension [Fault] {
    /// Without any one of them, the last first.
    var withoutOne: [(gone: Fault, left: [Fault])] {
        indices.reversed().map { index in
            (self[index], Array(self[..<index] + self[(index + 1)...]))
        }
    }

    /// With any one of them in a plainer form of its kind, the plainest first.
    var plainer: [[Fault]] {
        indices.flatMap { index in
            self[index].plainer.map { fault in
                var faults = self
                faults[index] = fault
                return faults
            }
        }
    }

    /// Where faults have numbers that can be smaller: 1 is the smallest.
    var numbered: [(number: Int, with: @Sendable (Int) -> [Fault])] {
        indices.compactMap { index in
            guard let number = self[index].number else { return nil }
            let faults = self
            return (
                number,
                { smaller in
                    var left = faults
                    left[index] = faults[index].with(number: smaller)
                    return left
                }
            )
        }
    }
}

extension Fault {
    fileprivate var plainer: [Fault] {
        switch self {
        case .truncate(let truncation):
            [Truncation.empty, .wholeRecords, .countsOnly].prefix { $0 != truncation }.map { .truncate($0) }
        case .tcp(.slow): [.tcp(.split)]
        case .firstTime(let faults): faults.withoutOne.map(\.left).filter { !$0.isEmpty }.map { .firstTime($0) }
        default: []
        }
    }

    /// How many of something it adds.
    fileprivate var number: Int? {
        switch self {
        case .cnameChain(let length): length
        case .delegation(let servers): servers
        default: nil
        }
    }

    fileprivate func with(number: Int) -> Fault {
        switch self {
        case .cnameChain: .cnameChain(number)
        case .delegation: .delegation(servers: number)
        default: self
        }
    }
}
