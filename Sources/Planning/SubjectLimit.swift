public import Conformance
internal import DNSWire

/// Up to how many addresses a known subject works, in one or several versions.
public struct SubjectLimit: Sendable, Hashable {
    public let name: String
    public let kind: SubjectKind
    public internal(set) var versions: [String]
    /// What happens beyond.
    public let outcome: Outcome
    public let cause: Cause
    public let reason: String
    /// Where that can be read.
    public let source: String

    /// What the limit is counted in.
    public enum Cause: Sendable, Hashable {
        /// Octets of the message: a longer name makes it fewer addresses.
        case octets(Int, Asking)
        /// Records, whatever the name.
        case records(Int)
        /// Not known: so many addresses in so many octets were well; no more of either is sure.
        case measured(records: Int, octets: Int)
    }

    public init(
        name: String, kind: SubjectKind, versions: [String], outcome: Outcome, cause: Cause, reason: String,
        source: String
    ) {
        self.name = name
        self.kind = kind
        self.versions = versions
        self.outcome = outcome
        self.cause = cause
        self.reason = reason
        self.source = source
    }

    /// The most addresses of this answer with which the subject is known to work; 0 for none.
    public func largestCount(of answer: PlannedAnswer) -> Int {
        switch cause {
        case .octets(let limit, let asking): answer.largestCount(inOctets: limit, asking) ?? 0
        case .records(let limit): limit
        case .measured(let records, let octets): min(records, answer.largestCount(inOctets: octets, .plain) ?? 0)
        }
    }
}

extension SubjectLimit.Cause {
    /// Buffers and datagrams of these sizes are what software really has.
    private static let octetLimits = [512, 768, 1024, 1232, 4096]
    /// Room for so many addresses is what software really has.
    private static let recordLimits = [8, 16, 32, 48, 64, 100, 128, 255, 256]

    /// What explains that all is well with `holdsTo` addresses and not with `failsFrom`, for the usual name of a case.
    init(holdsTo: Int, failsFrom: Int) {
        let isExact = failsFrom == holdsTo + 1
        let size = MessageSize(nameLength: Case.usualNameLength)
        let plain = Self.octetLimits.first { size.largestCount(inOctets: $0) == holdsTo }
        let withOPT = MessageSize(nameLength: Case.usualNameLength, edns: true)
        let offered = Self.octetLimits.first { $0 > 512 && withOPT.largestCount(inOctets: $0) == holdsTo }
        if isExact, let plain {
            self = .octets(plain, .plain)
        } else if isExact, let offered {
            self = .octets(offered, Asking(edns: true, dnssecOK: false))
        } else if isExact, Self.recordLimits.contains(holdsTo) {
            self = .records(holdsTo)
        } else {
            self = .measured(records: holdsTo, octets: size.octets(count: holdsTo))
        }
    }
}
