internal import Conformance
internal import Field
internal import Reports

/// One check, and its report.
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

    private func diagnosis() async -> Diagnosis { Diagnosis(await facts()) }

    func facts() async -> Facts {
        // One that is ended has nothing to say behind the last word.
        await Checkup(wishes, asking: Client(), progress: { if !Task.isCancelled { complain($0) } }).facts()
    }

    /// - Parameter time: of a check of a watch; nil without a watch.
    func text(of diagnosis: Diagnosis, at time: String? = nil) throws -> String {
        let report = CheckReport(diagnosis)
        return format == .json
            ? try report.json(tool: .init(name: "brimful", version: version), at: time)
            : report.table(style: destination.style)
    }
}
