/// What one case asks of a correct client, by the arithmetic of its message and of the faults.
extension Scenario {
    /// - Parameter octets: the size of the whole answer over TCP without EDNS.
    public func expectation(of testCase: Case, octets: Int) -> Expectation {
        // Nobody can have the whole of what fits in no message, nor can a parser have the whole of a message that was cut.
        if cuts(testCase, octets: octets) { return .honestFailure }
        let expected = strikes(testCase, octets: octets) ? expectation : .complete
        return expected == .complete && octets > Judge.largestAnswer ? .honestFailure : expected
    }

    /// Whether a parser is handed a message that is cut.
    func cuts(_ testCase: Case, octets: Int) -> Bool {
        testCase.view == .parse
            && faults.contains { fault in
                if case .cut(let octet) = fault { return octets > octet }
                return false
            }
    }

    /// Whether any fault changes anything about this case.
    private func strikes(_ testCase: Case, octets: Int) -> Bool {
        testCase.view != .parse && faults.contains { $0.strikes(testCase, octets: octets) }
    }
}

extension Fault {
    /// What is right without EDNS (RFC 1035 §4.2.1).
    private static let plainOctets = 512

    /// Whether the fault can change anything about an answer; a query with EDNS makes it longer by an OPT record.
    fileprivate func strikes(_ testCase: Case, octets: Int) -> Bool {
        let longest = octets + Judge.optLength
        return switch self {
        case .omitTC: longest > Self.plainOctets
        case .cut(let octet): longest > octet
        case .drop(let above): longest > above
        case .negative(_, let above): testCase.count > above
        case .subset(let most): testCase.count > most
        // With nothing else, TCP is called for only where UDP has no room, or by a client whose forwarder asks as it is asked.
        case .tcp(let fault): !fault.delivers && (longest > Self.plainOctets || testCase.view == .tcp)
        default: true
        }
    }
}
