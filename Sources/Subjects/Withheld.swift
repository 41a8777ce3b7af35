internal import Foundation
internal import Glibc
internal import Synchronization

/// The time for which a program, being asked, would have used a processor and got none: that others keep the machine busy is
/// not the program's fault, so it isn't counted as its (proc(5), `schedstat`; nothing where the kernel keeps no account).
final class Withheld: Sendable {
    /// However busy the machine is, a program gets no more than this on top.
    private static let most = Duration.seconds(60)
    /// What is less makes no difference.
    private static let least = Duration.milliseconds(20)

    private let process: pid_t
    private let before: Duration
    private let granted = Mutex(Duration.zero)

    /// Begins to count.
    init(from process: pid_t) {
        self.process = process
        before = Self.delay(of: process)
    }

    /// What was withheld since the beginning and wasn't granted yet; nil when that is next to nothing.
    func grant() -> Duration? {
        let owed = min(Self.delay(of: process) - before, Self.most)
        return granted.withLock { granted in
            guard owed - granted >= Self.least else { return nil }
            defer { granted = owed }
            return owed - granted
        }
    }

    /// Of that thread of the process that was kept waiting longest.
    private static func delay(of process: pid_t) -> Duration {
        let threads = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/task")) ?? []
        return threads.map { delay(of: "\(process)/task/\($0)") }.max() ?? .zero
    }

    /// `run time, waiting time, slices`, the times in nanoseconds.
    private static func delay(of thread: String) -> Duration {
        let fields = ProcessAccount.read("\(thread)/schedstat")?.split(separator: " ") ?? []
        return fields.count > 1 ? .nanoseconds(Int64(fields[1]) ?? 0) : .zero
    }
}
