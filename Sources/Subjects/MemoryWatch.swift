internal import Conformance
internal import Foundation
internal import Glibc
internal import Synchronization

/// Looks several times a second at the memory of everything in the sandbox, and ends a subject that takes too much of it.
///
/// A limit set in the kernel would not do: many runtimes reserve much more than they ever use.
public final class MemoryWatch: Sendable {
    private static let interval = Duration.milliseconds(250)

    private let state = Mutex<(leashes: [ObjectIdentifier: Leash], peak: Int)>(([:], 0))

    /// The most that was seen at a time, in octets.
    public var peakMemory: Int { state.withLock { $0.peak } }

    /// Looks until the task is cancelled.
    public func run() async {
        repeat { look() } while (try? await Task.sleep(for: Self.interval)) != nil
    }

    func add(_ leash: Leash) {
        state.withLock { $0.leashes[ObjectIdentifier(leash)] = leash }
    }

    func remove(_ leash: Leash) {
        state.withLock { _ = $0.leashes.removeValue(forKey: ObjectIdentifier(leash)) }
    }

    private func look() {
        let seen = Memory.byHousehold()
        let total = seen.values.reduce(0) { $0 + $1.octets }
        let leashes = state.withLock { state in
            state.peak = max(state.peak, total)
            return Array(state.leashes.values)
        }
        for leash in leashes {
            guard let household = Household(of: leash.process), let memory = seen[household] else { continue }
            if memory.octets > Excess.memory.limit { leash.end(for: .memory) }
        }
    }
}

/// What processes have in memory that is nowhere else.
private struct Memory {
    var own = 0
    var shared = 0
    var files = 0

    /// Files in memory are shared memory to whoever has them mapped.
    var octets: Int { own + max(shared, files) }

    /// Of every household, and under nil of the harness itself.
    static func byHousehold() -> [Household?: Memory] {
        Household.processes.reduce(into: [:]) { memory, process in
            guard let status = ProcessAccount.read("\(process)/status") else { return }
            let household = Household(of: process)
            memory[household, default: Memory()].add(status)
            if household != nil, memory[household]?.files == 0 { memory[household]?.files = files(of: process) }
        }
    }

    private mutating func add(_ status: String) {
        own += ProcessAccount.size("RssAnon", status: status) ?? 0
        shared += ProcessAccount.size("RssShmem", status: status) ?? 0
    }

    private static let machine = device(of: "/")

    /// What the files take that are in its root: that is in memory. While it is being entered it has still the machine's.
    private static func files(of process: pid_t) -> Int {
        let root = "/proc/\(process)/root"
        var status = statvfs()
        guard let device = device(of: root), device != machine, statvfs(root, &status) == 0 else { return 0 }
        return Int(status.f_blocks - min(status.f_bfree, status.f_blocks)) * Int(status.f_frsize)
    }

    private static func device(of path: String) -> dev_t? {
        var status = stat()
        return stat("\(path)/", &status) == 0 ? status.st_dev : nil
    }
}
