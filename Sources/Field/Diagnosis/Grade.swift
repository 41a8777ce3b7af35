public import Conformance
internal import DNSWire

/// What one response is worth, measured by what the authority says.
public struct Grade: Sendable, Hashable {
    public let outcome: Outcome
    /// How many different addresses came.
    public let received: Int
    /// How many of the authority's are missing; 0 where its answer changes.
    public let missing: Int
    /// How many came that the authority never gave.
    public let foreign: Int
    /// Whether the same addresses came in another order than the authority's.
    public let isRotated: Bool
    /// Whether there is nothing to hold against it.
    public let isAllowed: Bool

    /// - Parameter type: of the addresses; the question's where it isn't told.
    public init(_ response: Response, _ view: View, _ expectation: Expectation, type: RecordType? = nil) {
        let type = type ?? response.message.flatMap(Self.type) ?? .a
        let inOrder = response.addresses(type)
        let addresses = Set(inOrder)
        let isPossible = !addresses.isEmpty && expectation.isPossible(addresses)
        received = addresses.count
        missing = isPossible || !expectation.isKnown ? 0 : expectation.union.subtracting(addresses).count
        foreign = isPossible || !expectation.isKnown ? 0 : addresses.subtracting(expectation.union).count
        isRotated = isPossible && inOrder.uniqued() != expectation.order && addresses == Set(expectation.order)
        outcome = Self.outcome(response, addresses.isEmpty, missing: missing, foreign: foreign)
        isAllowed = Self.isAllowed(outcome, response, view, expectation)
    }

    private static func type(of message: StrictMessage) -> RecordType? {
        message.questions.first.flatMap { question in RecordType.allCases.first { $0.code == question.type } }
    }

    private static func outcome(_ response: Response, _ isEmpty: Bool, missing: Int, foreign: Int) -> Outcome {
        switch response.status {
        case .silent, .unfinished, .unreachable: return .timeout
        case .refusedConnection, .closed: return .refused
        case .unreadable: return .malformed
        case .answered: break
        }
        if response.isTruncated { return .truncated }
        if !isEmpty { return foreign > 0 ? .wrong : missing > 0 ? .partial : .complete }
        switch response.message?.rcode ?? 0 {
        case 0: return .nodata
        case ResponseCode.serverFailure: return .servfail
        case ResponseCode.nameError: return .nxdomain
        case ResponseCode.refused: return .refused
        default: return .malformed
        }
    }

    /// TC=1 over UDP is how a server says that there is more; and who says of a name without addresses that it has none is
    /// right.
    private static func isAllowed(
        _ outcome: Outcome, _ response: Response, _ view: View, _ expectation: Expectation
    ) -> Bool {
        switch outcome {
        case .complete: true
        case .truncated: view != .tcp && response.transport == .udp && view != .stub
        case .nxdomain, .nodata: outcome == expectation.denial
        default: false
        }
    }
}
