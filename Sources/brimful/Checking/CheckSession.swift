internal import Conformance
internal import Field
internal import Foundation
internal import Reports

/// One check, or one after the other.
struct CheckSession {
    let wishes: Checkup.Wishes
    let destination: ReportDestination
    let format: CheckCommand.Format

    /// One report.
    func once() async throws -> Diagnosis.State {
        let diagnosis = await diagnosis()
        try destination.write(try text(of: diagnosis))
        return diagnosis.state
    }

    /// A report, and then what has changed from one check to the next.
    ///
    /// - Parameter rounds: how many checks; nil for no end.
    /// - Returns: the last check's.
    func watch(every pause: Duration, rounds: Int?) async throws -> Diagnosis.State {
        var last = await diagnosis()
        try destination.write(try text(of: last))
        var done = 1
        while rounds.map({ done < $0 }) ?? true {
            try await Task.sleep(for: pause)
            let next = await diagnosis()
            if let change = try change(from: last, to: next) { try destination.write(change) }
            last = next
            done += 1
        }
        return last.state
    }

    private func diagnosis() async -> Diagnosis {
        Diagnosis(await Checkup(wishes, asking: Client(), progress: { complain($0) }).facts())
    }

    private func text(of diagnosis: Diagnosis) throws -> String {
        let report = CheckReport(diagnosis)
        return format == .json
            ? try report.json(tool: .init(name: "brimful", version: version)) : report.table(style: destination.style)
    }

    /// What is to be told of a change; nil where there is none.
    private func change(from old: Diagnosis, to new: Diagnosis) throws -> String? {
        let change = CheckChange(from: old, to: new)
        guard !change.isEmpty else { return nil }
        return format == .json ? try text(of: new) : change.text(at: Date.now.ISO8601Format())
    }
}
