public import Conformance

extension SubjectLimit {
    /// The scenario of a path on which nothing is wrong: what a domain's owner can count on.
    public static let scenario = "clean"
    /// The ways of asking in which TC is no final answer. Who asks over TCP at once isn't among them: that a server has no TCP
    /// says nothing of what it takes.
    private static let wholeViews: Set<View> = [.stub, .lookup, .parse]

    /// What `known.yml` says of some versions; nil where it is not of `clean`, or only of asking in a way that ends with TC.
    public init?(
        name: String, kind: SubjectKind, versions: [String], deviation: Deviation, reason: String, source: String
    ) {
        guard deviation.scenario == Self.scenario,
            deviation.views.map({ !Self.wholeViews.isDisjoint(with: $0) }) ?? true
        else { return nil }
        self.init(
            name: name, kind: kind, versions: versions, outcome: deviation.outcome,
            cause: Cause(holdsTo: deviation.holdsTo, failsFrom: deviation.from), reason: reason, source: source)
    }

    /// What an audit found.
    public static func found(in audit: Audit) -> [SubjectLimit] {
        let cliffs = audit.cliffs.filter {
            $0.change == .breaks && $0.scenario == scenario && wholeViews.contains($0.view) && $0.subject.through == nil
        }
        return cliffs.map { cliff in
            SubjectLimit(
                name: cliff.subject.name, kind: cliff.subject.kind, versions: [cliff.subject.version],
                outcome: cliff.outcome, cause: Cause(cliff), reason: "", source: "the report")
        }.uniqued()
    }
}

extension SubjectLimit.Cause {
    /// The cause that the audit told apart itself.
    fileprivate init(_ cliff: Cliff) {
        switch (cliff.cause.kind, cliff.cause.limit) {
        case (.octets, let limit?):
            self = .octets(limit, Asking(edns: limit > 512 && cliff.view == .lookup, dnssecOK: false))
        case (.records, _): self = .records(cliff.holdsTo)
        default: self.init(holdsTo: cliff.holdsTo, failsFrom: cliff.failsFrom)
        }
    }
}
