public import Conformance

/// The text of a new file.
public struct BaselineText: Sendable {
    private let baseline: Baseline
    private let audit: Audit

    public init(_ baseline: Baseline, of audit: Audit) {
        self.baseline = baseline
        self.audit = audit
    }

    public var text: String {
        let heading = [
            "# Accepted deviations: `brimful audit --baseline FILE` fails on any other, and on one of these that is gone.",
            Self.recorded(audit),
        ]
        let lines = baseline.entries.map { Self.indent + $0.text }
        let list = lines.isEmpty ? ["deviations: []"] : ["deviations:"] + lines
        return (heading + list).joined(separator: "\n") + "\n"
    }

    static let indent = "  "
    static let recordedBy = "# Recorded by "

    /// What it was recorded from, as a comment.
    static func recorded(_ audit: Audit) -> String {
        let counts = audit.counts.first.map { "counts \($0) to \(audit.counts.last ?? $0)" } ?? "no counts"
        let scenarios = audit.scenarios.count == 1 ? "1 scenario" : "\(audit.scenarios.count) scenarios"
        return recordedBy
            + "\(audit.tool.name.printable(40)) \(audit.tool.version.printable(40)): "
            + "profile \(audit.profile.printable(40)), \(counts), \(scenarios)."
    }
}
