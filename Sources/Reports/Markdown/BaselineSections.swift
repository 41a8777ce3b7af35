import Conformance

/// What there is to do to the baseline: lines to paste, to drop, to look at again.
struct BaselineSections {
    private let assessment: Assessment
    private let path: String

    init(_ assessment: Assessment, path: String) {
        self.assessment = assessment
        self.path = GFM.code(path, limit: 200)
    }

    var all: [MarkdownSection?] {
        [
            .code("Baseline: lines to add", "To accept what deviates, add to \(path):", additions),
            .code("Baseline: lines to drop", "As it should be now; drop from \(path):", drops),
            .code("Baseline: lines to replace", "It begins or ends elsewhere now; in \(path):", replacements),
            .code(
                "Baseline: expired", "Accepted no more, and still so; mend it, or give a later day in \(path):",
                expired),
            .table("Known, and gone", ["what"], assessment.goneKnown.map { [GFM.text(GoneDeviation($0).line)] }),
        ]
    }

    private var additions: [String] {
        assessment.changes.compactMap { if case .add(let entry) = $0 { entry.text } else { nil } }
    }

    private var drops: [String] {
        assessment.changes.flatMap { if case .drop(let entry) = $0 { numbered(entry) } else { [String]() } }
    }

    private var replacements: [String] {
        assessment.changes.flatMap { change in
            guard case .replace(let old, let new) = change else { return [String]() }
            return numbered(old) + ["# by", new.text]
        }
    }

    private var expired: [String] {
        assessment.changes.flatMap { if case .expired(let entry) = $0 { numbered(entry) } else { [String]() } }
    }

    private func numbered(_ entry: Baseline.Entry) -> [String] {
        (entry.line.map { ["# line \($0)"] } ?? []) + [entry.text]
    }
}
