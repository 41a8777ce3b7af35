import Conformance
import Testing

@testable import Reports

@Suite struct `Effort in words` {
    private func lines(_ effort: Audit.Effort?, _ usage: [Audit.Usage] = []) -> [String] {
        EffortReport(Sample.audit(scenarios: [], subjects: [], results: [], usage: usage, effort: effort)).lines
    }

    private func effort(
        _ elapsedMs: Double = 58_000, _ harnessMs: Double = 22_000, _ subjectsMs: Double = 78_000, processors: Int = 2,
        mebibytes: Int = 0, waits: [(String, Double)] = []
    ) -> Audit.Effort {
        Audit.Effort(
            elapsedMs: elapsedMs, harnessCPUMs: harnessMs, subjectsCPUMs: subjectsMs, processors: processors,
            peakMemory: mebibytes * 1_048_576, waits: waits.map { .init(scenario: $0.0, waitedMs: $0.1) })
    }

    private func usage(_ name: String, _ cpuMs: Double, _ mebibytes: Int) -> Audit.Usage {
        Audit.Usage(
            subject: Sample.subject(name, .stub), starts: 1, cpuMs: cpuMs, peakMemory: mebibytes * 1_048_576)
    }

    @Test func `time, processors and the longest waits`() {
        let waits = [("tcp-blackhole", 310_000.0), ("tcp-silent", 90_000), ("drop-512", 9_940), ("clean", 1_000)]
        #expect(
            lines(effort(waits: waits)) == [
                """
                time: 58 s; processors busy 86 % of 2 x 58 s: brimful 22 s, subjects 78 s; waited most for answers in \
                tcp-blackhole (310 s in all, many at a time), tcp-silent (90 s), drop-512 (9.9 s)
                """
            ])
    }

    @Test func `the three hungriest are named, of equals the first by name`() {
        let all = [usage("d", 100, 5), usage("c", 12_000, 0), usage("b", 100, 900), usage("a", 100, 5)]
        #expect(
            lines(nil, all) == [
                """
                most CPU: c@1.2.3 12 s, a@1.2.3 0.1 s, b@1.2.3 0.1 s; most memory: b@1.2.3 900 MiB, a@1.2.3 5 MiB, \
                d@1.2.3 5 MiB
                """
            ])
    }

    @Test(arguments: [(900, "900 MiB"), (1024, "1.0 GiB"), (5432, "5.3 GiB")])
    func `the memory of everything at once is told`(_ mebibytes: Int, _ words: String) {
        #expect(lines(effort(mebibytes: mebibytes)).last == "most memory at once: \(words)")
    }

    @Test func `nothing known is nothing said`() {
        #expect(lines(nil).isEmpty)
        #expect(lines(nil, [usage("a", 0, 0)]).isEmpty)
        #expect(lines(effort(waits: [("clean", 0)])).first?.hasSuffix("subjects 78 s") == true)
    }

    @Test(arguments: [0, -1, .infinity, .nan, .greatestFiniteMagnitude] as [Double])
    func `numbers from a file may be anything`(number: Double) {
        let effort = effort(number, number, number, processors: 0, waits: [("clean", number)])
        let usage = Audit.Usage(subject: Sample.musl, starts: 0, cpuMs: number, peakMemory: .min)
        #expect(lines(effort, [usage]).first?.hasPrefix("time: ") == true)
    }

    @Test func `hostile names are made safe`() {
        let subject = SubjectIdentity(name: "evil", kind: .stub, version: "\u{1B}]0;owned\u{7}", source: "")
        let usage = Audit.Usage(subject: subject, starts: 1, cpuMs: 1000, peakMemory: 1)
        #expect(lines(nil, [usage]).first?.contains("\u{1B}") == false)
        #expect(lines(nil, [usage]).first?.hasSuffix("less than 1 MiB") == true)
    }
}
