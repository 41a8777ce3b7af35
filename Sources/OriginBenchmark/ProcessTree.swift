internal import FoundationEssentials
internal import Glibc
internal import Subjects

/// A process and all that descend from it, as /proc shows them.
struct ProcessTree: Sendable {
    let root: pid_t

    /// The processes of the tree at this moment.
    func members() -> Set<pid_t> {
        let parents = Self.parents()
        return Set(parents.keys.filter { descends($0, by: parents) })
    }

    /// False when the root has ended.
    var isRunning: Bool { Self.status(of: root).map { $0.state != "Z" } ?? false }

    /// The CPU time, in nanoseconds, of these processes.
    static func processorTime(of members: Set<pid_t>) throws -> Int {
        try members.reduce(0) { try $0 + processorTime(of: $1) }
    }

    private static func processorTime(of process: pid_t) throws -> Int {
        guard let time = Subjects.processorTime(of: process) else {
            throw BenchmarkError("process \(process) of the server ended under load")
        }
        return Int(time / .nanoseconds(1))
    }

    private func descends(_ process: pid_t, by parents: [pid_t: pid_t]) -> Bool {
        // The system's tree has no circle, but it is read process by process while it changes: the steps are bounded.
        var ancestor = process
        for _ in 0...parents.count {
            if ancestor == root { return true }
            guard let parent = parents[ancestor] else { return false }
            ancestor = parent
        }
        return false
    }

    private static func parents() -> [pid_t: pid_t] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        let pairs = names.compactMap { pid_t($0) }.compactMap { process in
            status(of: process).map { (process, $0.parent) }
        }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    /// The state and the parent in /proc/PID/stat; they follow the command's name, which may hold any character.
    private static func status(of process: pid_t) -> (state: Substring, parent: pid_t)? {
        guard let octets = FileManager.default.contents(atPath: "/proc/\(process)/stat") else { return nil }
        let text = String(decoding: octets, as: UTF8.self)
        guard let name = text.lastIndex(of: ")") else { return nil }
        let fields = text[text.index(after: name)...].split(separator: " ")
        guard fields.count > 2, let parent = pid_t(fields[1]) else { return nil }
        return (fields[0], parent)
    }
}
