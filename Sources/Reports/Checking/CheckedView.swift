internal import Conformance
internal import Field

/// What one server said in one way of asking, in a word and in figures.
struct CheckedView: Encodable {
    let view: View
    let outcome: Outcome
    let allowed: Bool
    let addresses: Int
    let missing: Int
    let foreign: Int
    let rotated: Bool
    let truncated: Bool
    let rcode: Int?
    let ttl: UInt32?
    let octets: Int
    let transport: Transport
    let elapsedMs: Double
    /// Why the server answers so, in its own words (RFC 8914).
    let errors: [ExtendedError]
    private let status: Response.Status
    private let rcodeName: String?

    private enum CodingKeys: CodingKey {
        case view, outcome, allowed, addresses, missing, foreign, rotated, truncated, rcode, ttl, octets, transport,
            elapsedMs, errors
    }

    init(_ view: View, _ response: Response, _ diagnosis: Diagnosis) {
        let type = diagnosis.facts.type
        let grade = Grade(response, view, diagnosis.expectation, type: type)
        self.view = view
        outcome = grade.outcome
        allowed = grade.isAllowed
        addresses = grade.received
        missing = grade.missing
        foreign = grade.foreign
        rotated = grade.isRotated
        truncated = response.isTruncated
        rcode = response.rcode
        ttl = response.ttl(type)
        octets = response.octets
        transport = response.transport
        elapsedMs = (response.elapsedMs * 10).rounded() / 10
        errors = response.extendedErrors
        (status, rcodeName) = (response.status, response.rcodeName)
    }

    /// Short, for a table.
    var words: String {
        switch status {
        case .silent: return "silent"
        case .refusedConnection: return "no server"
        case .closed: return "closed"
        case .unfinished: return "too slow"
        case .unreachable: return "no way"
        case .unreadable: return "broken"
        case .answered: break
        }
        switch outcome {
        case .complete: return rotated ? "\(addresses) rotated" : "\(addresses)"
        case .truncated: return addresses == 0 ? "TC" : "TC, \(addresses)"
        case .partial: return "\(addresses), \(missing) missing"
        case .wrong: return "\(addresses), \(foreign) foreign"
        case .malformed: return rcodeName ?? outcome.rawValue
        default: return outcome.rawValue
        }
    }
}
