/// What counts as a deviation.
public enum FailOn: String, Codable, Sendable, Hashable, CaseIterable {
    /// A failure that the baseline doesn't accept.
    case fail
    /// A failure or a tolerated result that the baseline doesn't accept.
    case tolerated
    /// A failure that neither the baseline nor a `known.yml` tells of, and a known one that is gone.
    case new
    /// Nothing: reports are made, and the end is always as expected.
    case never

    /// The verdicts that deviate unless they are accepted.
    public var verdicts: Set<Verdict> { self == .tolerated ? [.fail, .tolerated] : [.fail] }
}
