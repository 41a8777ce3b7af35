/// What happened, exactly one.
public enum Outcome: String, Codable, Sendable, Hashable, CaseIterable {
    case crashed, hung, wrong, nxdomain, nodata, partial, truncated, malformed, servfail, refused, timeout, complete
    /// It was right at first, and wrong when the same name was asked again.
    case inconsistent
    /// The harness itself was at fault.
    case harness

    /// The outcome of an observation: the first that applies, by weight.
    public init(_ reply: Reply) {
        self = Self.ofStatus(reply) ?? Self.ofAddresses(reply) ?? Self.ofError(reply)
    }

    /// The process came to grief, or nothing came back.
    private static func ofStatus(_ reply: Reply) -> Outcome? {
        switch reply.status {
        case .harness, .outOfStep: .harness
        case .exited, .signalled, .gone, .ended(.memory): .crashed
        case .hung, .ended(.log), .ended(.queries): .hung
        case .timedOut: .timeout
        case .unreadable: .malformed
        case .answered: nil
        }
    }

    /// Addresses came back. A message that says TC=1 does not pass its part off as the whole.
    private static func ofAddresses(_ reply: Reply) -> Outcome? {
        if reply.addresses.foreign > 0 { return .wrong }
        if reply.addresses.received == 0 { return nil }
        if reply.tc == true || reply.errorClass == .truncated { return .truncated }
        return reply.addresses.isComplete ? .complete : .partial
    }

    /// No address came back: what the asker was told.
    private static func ofError(_ reply: Reply) -> Outcome {
        if let errorClass = reply.errorClass { return Outcome(errorClass) }
        if reply.tc == true { return .truncated }
        return Outcome(rcode: reply.rcode ?? 0)
    }

    private init(_ errorClass: ErrorClass) {
        self =
            switch errorClass {
            case .noSuchName: .nxdomain
            case .noData: .nodata
            case .truncated: .truncated
            case .malformed: .malformed
            case .temporary: .servfail
            case .refused: .refused
            case .timeout: .timeout
            }
    }

    /// The outcome of a message without addresses (RCODEs of RFC 1035 §4.1.1).
    private init(rcode: Int) {
        self =
            switch rcode {
            case 0: .nodata
            case 2: .servfail
            case 3: .nxdomain
            case 5: .refused
            default: .malformed
            }
    }
}
