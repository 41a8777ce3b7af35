internal import Foundation
internal import Glibc

extension ResourceUse {
    /// What a started process and its descendants have taken so far: to be asked right before they are ended, while the
    /// process is there or at least not reaped.
    ///
    /// - Parameter entering: the processor time that the process took before it became the subject.
    init(of process: pid_t, without entering: Duration?) {
        let accounts = ProcessAccount.tree(from: process)
        let cpu = accounts.reduce(Duration.zero) { $0 + $1.cpu }
        self.init(
            cpu: max(cpu - (entering ?? .zero), .zero), peakMemory: accounts.reduce(0) { $0 + $1.peakMemory })
    }
}

/// The processor time of a process with all its threads, those that have ended included; nil when it is gone. A clock, not
/// the ticks of /proc: most lookups take less than one.
public func processorTime(of process: Int32) -> Duration? {
    var clock = clockid_t()
    var time = timespec()
    guard clock_getcpuclockid(process, &clock) == 0, clock_gettime(clock, &time) == 0 else { return nil }
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
}

/// What one process took, with its children that have ended.
struct ProcessAccount {
    let cpu: Duration
    /// Octets.
    let peakMemory: Int

    /// A subject that makes more processes than these is not followed further.
    private static let mostProcesses = 1024

    /// The accounts of a process and of all that descend from it.
    static func tree(from process: pid_t) -> [ProcessAccount] {
        var processes = [process]
        var index = 0
        while index < processes.count, processes.count < mostProcesses {
            processes += children(of: processes[index])
            index += 1
        }
        return processes.prefix(mostProcesses).map(ProcessAccount.init)
    }

    private init(_ process: pid_t) {
        let ticks = Self.read("\(process)/stat").flatMap(Self.ticksOfEndedChildren) ?? 0
        cpu = (processorTime(of: process) ?? .zero) + .seconds(ticks) / sysconf(Int32(_SC_CLK_TCK))
        peakMemory = Self.read("\(process)/status").flatMap { Self.size("VmHWM", status: $0) } ?? 0
    }

    private static func children(of process: pid_t) -> [pid_t] {
        let threads = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/task")) ?? []
        return threads.flatMap { thread in
            read("\(process)/task/\(thread)/children")?.split(separator: " ").compactMap { pid_t($0) } ?? []
        }
    }

    static func read(_ name: String) -> String? {
        FileManager.default.contents(atPath: "/proc/\(name)").map { String(decoding: $0, as: UTF8.self) }
    }
}

/// The formats of proc(5).
extension ProcessAccount {
    /// cutime and cstime of a `stat` line together, in clock ticks.
    static func ticksOfEndedChildren(stat: String) -> Int? {
        let fields = fields(stat: stat)
        // state, the third field, is the first after the name; cutime is the 16th.
        guard fields.count > 14, let user = Int(fields[13]), let system = Int(fields[14]) else { return nil }
        return user + system
    }

    /// The fields after the program's name, which stands in parentheses and may hold any character: only its last one closes.
    private static func fields(stat: String) -> [Substring] {
        stat.lastIndex(of: ")").map { stat[stat.index(after: $0)...].split(separator: " ") } ?? []
    }

    /// A size in a `status` file, in octets.
    static func size(_ key: String, status: String) -> Int? {
        guard let line = status.split(separator: "\n").first(where: { $0.hasPrefix("\(key):") }) else { return nil }
        let words = line.split { $0 == " " || $0 == "\t" }
        guard words.count == 3, words[2] == "kB", let kibibytes = Int(words[1]) else { return nil }
        return kibibytes * 1024
    }
}
