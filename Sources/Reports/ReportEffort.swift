import Conformance

/// How the time was spent, as the JSON report has it.
struct ReportEffort: Encodable {
    let elapsedMs: Double
    let harnessCPUMs: Double
    let subjectsCPUMs: Double
    let processors: Int
    let peakMemory: Int
    let waits: [Wait]

    struct Wait: Encodable {
        let scenario: String
        let waitedMs: Double
    }

    init(_ effort: Audit.Effort) {
        elapsedMs = tenths(effort.elapsedMs)
        harnessCPUMs = tenths(effort.harnessCPUMs)
        subjectsCPUMs = tenths(effort.subjectsCPUMs)
        processors = effort.processors
        peakMemory = effort.peakMemory
        waits = effort.waits.map { Wait(scenario: $0.scenario, waitedMs: tenths($0.waitedMs)) }
    }
}

/// What a subject took of the machine, as the JSON report has it.
struct ReportUsage: Encodable {
    let subject: String
    let starts: Int
    let cpuMs: Double
    let peakMemory: Int

    init(_ usage: Audit.Usage) {
        subject = usage.subject.fullName
        starts = usage.starts
        cpuMs = tenths(usage.cpuMs)
        peakMemory = usage.peakMemory
    }
}
