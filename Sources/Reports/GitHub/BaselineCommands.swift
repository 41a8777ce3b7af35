import Conformance

/// What is to be done to lines of the baseline, said where they stand.
struct BaselineCommands {
    private let assessment: Assessment
    private let file: String

    /// - Parameter file: safe to print.
    init(_ assessment: Assessment, file: String) {
        self.assessment = assessment
        self.file = file
    }

    /// Lines that say what isn't so; and what a known.yml says so.
    var errors: [WorkflowCommand] {
        let lines = assessment.changes.compactMap { change -> WorkflowCommand? in
            switch change {
            case .drop(let entry):
                command(.error, entry, "drop this line", "As it should be now: \(entry.text)")
            case .replace(let old, let new):
                command(.error, old, "replace this line", "By: \(new.text)")
            case .add, .expired: nil
            }
        }
        return lines
            + assessment.goneKnown.map {
                WorkflowCommand(kind: .error, title: "known, and gone", message: GoneDeviation($0).line)
            }
    }

    /// Lines that hold no more, or not for long.
    var warnings: [WorkflowCommand] {
        let expired = assessment.changes.compactMap { change -> WorkflowCommand? in
            guard case .expired(let entry) = change else { return nil }
            return command(.warning, entry, "this line has expired", "Still so: \(entry.text)")
        }
        return expired
            + expiring.map { entry in
                let day = entry.expires?.description ?? ""
                return command(.warning, entry, "this line expires on \(day)", "From then on it fails the run.")
            }
    }

    /// Days before its end at which a line is spoken of.
    private static let notice = 14

    private var expiring: [Baseline.Entry] {
        guard let today = assessment.today else { return [] }
        return (assessment.baseline?.entries ?? []).filter { entry in
            entry.expires.map { (0...Self.notice).contains($0.number - today.number) } ?? false
        }
    }

    private func command(
        _ kind: WorkflowCommand.Kind, _ entry: Baseline.Entry, _ title: String, _ message: String
    ) -> WorkflowCommand {
        WorkflowCommand(kind: kind, title: title, message: message, file: file, line: entry.line)
    }
}

extension Day {
    /// Days since some day long ago, in the Gregorian calendar: a year that begins in March has its leap day last.
    fileprivate var number: Int {
        let (year, month) = month > 2 ? (year, month - 3) : (year - 1, month + 9)
        return 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day
    }
}
