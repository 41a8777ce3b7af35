import Conformance

/// What a baseline accepts of an audit, and what there is to do to it.
struct BaselineSection {
    let lines: [StyledLine]

    init(_ assessment: Assessment, width: Int) {
        let changes = assessment.changes.flatMap { change in
            paragraph(change.words, first: "  - ", width: width)
        }
        let title = changes.isEmpty ? [] : [StyledLine("What to change in the baseline", .bold)]
        let notes = [Self.accepted(assessment), Self.unasked(assessment)].compactMap(\.self)
        lines = title + changes + notes.flatMap { paragraph($0, width: width, style: .dim) }
    }

    private static func accepted(_ assessment: Assessment) -> String? {
        let number = assessment.audit.results.count(where: assessment.isAccepted)
        guard number > 0 else { return nil }
        let by =
            switch (assessment.baseline == nil, assessment.failOn) {
            case (true, _): "a known.yml"
            case (false, .new): "the baseline or a known.yml"
            case (false, _): "the baseline"
            }
        return "accepted by \(by): \(counted(number, "result"))"
    }

    private static func unasked(_ assessment: Assessment) -> String? {
        let number = assessment.unasked.count
        return number == 0 ? nil : "of what was not asked: \(counted(number, "line")) of the baseline"
    }
}
