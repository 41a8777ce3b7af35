internal import Conformance
internal import DNSWire
internal import Origin
internal import Scenarios

/// A form of a failing case that is to be tried.
struct Candidate: Sendable, Hashable {
    var faults: [Fault]
    /// What is left out of the answers besides.
    var omitted: [Fault.ResponsePart] = []
    var count: Int
    var name: AskedName
    var view: View

    enum AskedName: Sendable, Hashable {
        /// The case's own name, so many octets long.
        case ofCase(length: Int)
        /// A name of one's own, so many octets long: shorter than any case's can be.
        case own(length: Int)

        var length: Int {
            switch self {
            case .ofCase(let length), .own(let length): length
            }
        }

        func with(length: Int) -> AskedName {
            switch self {
            case .ofCase: .ofCase(length: length)
            case .own: .own(length: length)
            }
        }
    }
}

/// A name below `example.` that has any length: `a.example.`, `aa.example.`, and so on.
enum OwnName {
    /// `a.example.`
    static let shortest = MinimisePlan.zone.utf8.count + 3

    /// - Throws: `WireError` when there is no name of this length (RFC 1035 §2.3.4).
    static func of(length: Int) throws(WireError) -> DomainName {
        var name = try DomainName(MinimisePlan.zone)
        while name.length < length {
            let room = length - name.length
            // One octet alone can't be a label: leave two.
            let taken = room <= 64 ? room : (room == 65 ? 63 : 64)
            name = try name.prepending(String(repeating: "a", count: max(1, taken - 1)))
        }
        return name
    }
}

extension Candidate {
    /// What is played.
    func scenario(of original: Scenario) -> Scenario {
        let left = original.left(with: faults)
        return left.omitting(omitted)
    }
}

extension Scenario {
    /// The same with these faults only: one of the catalogue where there is such a one.
    func left(with faults: [Fault]) -> Scenario {
        if faults == self.faults { return self }
        if let known = ScenarioCatalogue.all.first(where: { $0.faults == faults }) { return known }
        return Scenario(
            name: "minimum", title: "What is left of \(name)",
            wire: "As clean, with these faults: \(Fault.words(of: faults)).",
            requirement: requirement, faults: faults, expectation: expectation(left: faults), rule: rule, victims: [])
    }

    /// What is expected when faults have gone: what failed by this would fail by a stricter word, too.
    private func expectation(left faults: [Fault]) -> Expectation {
        let isHard = faults.contains { fault in
            switch fault {
            case .tcp(let fault): !fault.delivers
            case .drop, .cut: true
            default: false
            }
        }
        let isHidden = faults.contains { fault in
            switch fault {
            case .subset, .negative: true
            default: false
            }
        }
        return switch expectation {
        case .complete: isHard ? .completeOrHonestFailure : .complete
        case .noData where !faults.contains(.cnameOnly), .undetectable where !isHidden:
            isHard ? .completeOrHonestFailure : .complete
        case .completeOrHonestFailure, .honestFailure, .noData, .undetectable: expectation
        }
    }
}
