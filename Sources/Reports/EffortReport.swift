public import Conformance

/// What an audit cost, in words for a person: time, processors and memory. These vary from run to run, and so stay out
/// of the terminal report.
public struct EffortReport: Sendable {
    /// Each a sentence, safe to print; none when the audit knows nothing of its cost.
    public let lines: [String]

    private static let mostWaits = 3
    private static let mostSubjects = 3

    public init(_ audit: Audit) {
        let tool = plain(audit.tool.name, limit: 40)
        let most = Self.subjects(audit.usage, atOnce: audit.effort?.peakMemory ?? 0)
        lines = [audit.effort.map { Self.time($0, tool) }, most].compactMap { $0 }
    }

    // MARK: Time

    private static func time(_ effort: Audit.Effort, _ tool: String) -> String {
        let elapsed = seconds(effort.elapsedMs)
        let busy = "\(share(effort)) of \(max(1, effort.processors)) x \(elapsed)"
        let work = "\(tool) \(seconds(effort.harnessCPUMs)), subjects \(seconds(effort.subjectsCPUMs))"
        return "time: \(elapsed); processors busy \(busy): \(work)" + waits(effort.waits)
    }

    /// Of the processor time that there was.
    private static func share(_ effort: Audit.Effort) -> String {
        let there = effort.elapsedMs * Double(max(1, effort.processors))
        let share = (effort.harnessCPUMs + effort.subjectsCPUMs) / there * 100
        return "\(whole(there > 0 ? share : 0)) %"
    }

    private static func waits(_ waits: [Audit.Effort.Wait]) -> String {
        let longest = waits.filter { $0.waitedMs > 0 }.prefix(mostWaits).enumerated().map { number, wait in
            let all = number == 0 ? " in all, many at a time" : ""
            return "\(plain(wait.scenario, limit: 63)) (\(seconds(wait.waitedMs))\(all))"
        }
        return longest.isEmpty ? "" : "; waited most for answers in " + longest.joined(separator: ", ")
    }

    // MARK: Subjects

    private static func subjects(_ usage: [Audit.Usage], atOnce: Int) -> String? {
        let work = most(usage, by: { $0.cpuMs.isFinite ? $0.cpuMs : 0 }, words: { seconds($0.cpuMs) })
        let memory = most(usage, by: { Double($0.peakMemory) }, words: { size($0.peakMemory) })
        let all = atOnce > 0 ? "most memory at once: \(size(atOnce))" : nil
        let parts = [work.map { "most CPU: " + $0 }, memory.map { "most memory: " + $0 }, all].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }

    /// The hungriest; of equals the first by name.
    private static func most(
        _ usage: [Audit.Usage], by amount: (Audit.Usage) -> Double, words: (Audit.Usage) -> String
    ) -> String? {
        let hungriest = usage.filter { amount($0) > 0 }
            .sorted { (amount($1), $0.subject.fullName) < (amount($0), $1.subject.fullName) }.prefix(mostSubjects)
        let named = hungriest.map { "\(plain($0.subject.fullName, limit: 80)) \(words($0))" }
        return named.isEmpty ? nil : named.joined(separator: ", ")
    }

    // MARK: Numbers

    /// Below ten with a tenth.
    private static func seconds(_ milliseconds: Double) -> String {
        let seconds = milliseconds / 1000
        guard seconds.isFinite, seconds > 0 else { return "0 s" }
        guard seconds < 9.95 else { return "\(whole(seconds)) s" }
        let tenths = Int((seconds * 10).rounded())
        return "\(tenths / 10).\(tenths % 10) s"
    }

    private static func size(_ octets: Int) -> String {
        let mebibytes = Double(octets) / 1_048_576
        if mebibytes < 1 { return "less than 1 MiB" }
        guard mebibytes >= 1024 else { return "\(whole(mebibytes)) MiB" }
        let tenths = whole(mebibytes / 102.4)
        return "\(tenths / 10).\(tenths % 10) GiB"
    }

    /// A number from a file may be anything.
    private static func whole(_ number: Double) -> Int {
        number.isFinite ? Int(min(max(number, 0), 1e15).rounded()) : 0
    }
}
