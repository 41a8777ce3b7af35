import Conformance

extension Outcome {
    /// The letter of a failing cell; a tolerated one has it in lower case, so that it reads without colour.
    var letter: String {
        switch self {
        case .complete: "A"
        case .crashed: "C"
        case .nodata: "E"
        case .hung: "H"
        case .inconsistent: "I"
        case .timeout: "L"
        case .malformed: "M"
        case .nxdomain: "N"
        case .partial: "P"
        case .refused: "R"
        case .servfail: "S"
        case .truncated: "T"
        case .wrong: "W"
        case .harness: "X"
        }
    }

    /// What the letter stands for.
    var meaning: String {
        switch self {
        case .complete: "all addresses, but not in the way it should be"
        case .crashed: "crashed"
        case .nodata: "empty: \"no address\" (NODATA) for a name that has some"
        case .hung: "hung: never came back"
        case .inconsistent: "inconsistent: right at first, wrong when asked again"
        case .timeout: "too late: no answer in time"
        case .malformed: "malformed: the answer could not be read"
        case .nxdomain: "\"no such name\" (NXDOMAIN) for a name that exists"
        case .partial: "a part of the addresses, as if it were all"
        case .refused: "refused to answer (REFUSED, or closed the connection)"
        case .servfail: "a temporary error (SERVFAIL, \"try again\")"
        case .truncated: "did not fit, and said so (TC=1, or an error of its own)"
        case .wrong: "wrong: an address that the answer did not have"
        case .harness: "the harness itself failed"
        }
    }

    /// What follows "then" in a cliff. A resolver says it by RCODE, a library in words of its own.
    func words(for kind: SubjectKind) -> String {
        switch self {
        case .complete: "all, but not as it should"
        case .crashed: "a crash"
        case .nodata: kind == .resolver ? "NODATA" : "\"no address\""
        case .hung: "it hangs"
        case .inconsistent: "something else when asked again"
        case .timeout: "no answer"
        case .malformed: "unreadable"
        case .nxdomain: kind == .resolver ? "NXDOMAIN" : "\"no such name\""
        case .partial: "a part only"
        case .refused: "refused"
        case .servfail: kind == .resolver ? "SERVFAIL" : "\"try again\""
        case .truncated: "truncated"
        case .wrong: "wrong addresses"
        case .harness: "harness failure"
        }
    }
}

extension Verdict {
    /// The worst is the largest. A failure that was confirmed outweighs what could not be decided.
    var severity: Int {
        switch self {
        case .pass: 0
        case .tolerated: 1
        case .inconclusive: 2
        case .fail: 3
        }
    }
}

extension SubjectKind {
    /// The heading of its group.
    var plural: String {
        switch self {
        case .resolver: "resolvers"
        case .stub: "stub resolvers"
        case .parser: "parsers"
        }
    }
}
