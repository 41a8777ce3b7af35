public import Conformance

/// The record types that a program asks for with each name.
public enum QueryTypes: Sendable, Hashable {
    case one(RecordType)
    /// A and AAAA in one call (AF_UNSPEC, RFC 3493 §6.1).
    case both

    /// What `{{type}}` is filled in with.
    var word: String {
        switch self {
        case .one(let type): type.rawValue
        case .both: "A+AAAA"
        }
    }
}

extension Manifest {
    /// What its program asks for under a scenario: both types where the scenario is of pairs and the program can.
    public func types(asking type: RecordType, in scenario: Scenario) -> QueryTypes {
        scenario.isOfPairs && both == true ? .both : .one(type)
    }
}
