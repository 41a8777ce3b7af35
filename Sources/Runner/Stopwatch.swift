internal import Conformance
internal import Foundation
internal import Glibc

/// Measures what an audit costs: time on the wall, and of the processors.
struct Stopwatch: Sendable {
    private let begun = ContinuousClock.now

    /// What was spent since it was started; where answers were waited for, the results tell.
    ///
    /// - Parameter peakMemory: the most memory that there was at a time, in octets.
    func effort(peakMemory: Int) -> Audit.Effort {
        let spent = Self.processorMs
        return Audit.Effort(
            elapsedMs: (ContinuousClock.now - begun) / .milliseconds(1), harnessCPUMs: spent.own,
            subjectsCPUMs: spent.others, processors: ProcessInfo.processInfo.activeProcessorCount,
            peakMemory: peakMemory, waits: [])
    }

    /// Milliseconds of processor time of this process, and of those that it waited for, since they began.
    private static var processorMs: (own: Double, others: Double) {
        var spent = tms()
        times(&spent)
        let tick = 1000 / Double(sysconf(Int32(_SC_CLK_TCK)))
        return (Double(spent.tms_utime + spent.tms_stime) * tick, Double(spent.tms_cutime + spent.tms_cstime) * tick)
    }
}
