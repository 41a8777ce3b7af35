internal import Glibc

/// The processes of one running subject: those that live in its root, wherever they have put themselves in the tree of
/// processes since.
struct Household: Hashable {
    /// The number of their mount namespace.
    private let namespace: UInt

    private static let own = namespace(of: "self")

    /// The household of a process; nil while that is not in a root of its own yet, or gone.
    init?(of process: pid_t) {
        guard let namespace = Self.namespace(of: "\(process)"), namespace != Self.own else { return nil }
        self.namespace = namespace
    }

    private static func namespace(of process: String) -> UInt? {
        var status = stat()
        return stat("/proc/\(process)/ns/mnt", &status) == 0 ? status.st_ino : nil
    }

    /// The household of a process, and an open file that keeps its number from being given to another one, even when its last
    /// process is gone; nil while the process is not in a root of its own.
    static func hold(_ process: pid_t) -> (household: Household, handle: Int32)? {
        let handle = open("/proc/\(process)/ns/mnt", O_RDONLY | O_CLOEXEC)
        guard handle >= 0 else { return nil }
        var status = stat()
        guard fstat(handle, &status) == 0, status.st_ino != own else {
            close(handle)
            return nil
        }
        return (Household(namespace: status.st_ino), handle)
    }

    private init(namespace: UInt) {
        self.namespace = namespace
    }

    /// Ends all of it; what is born meanwhile is ended too, unless it is born faster than that.
    func end() {
        var ended: Set<pid_t> = []
        for _ in 0..<8 {
            let members = Self.processes.filter { !ended.contains($0) && Household(of: $0) == self }
            for member in members { kill(member, SIGKILL) }
            ended.formUnion(members)
            // Who is alone bears no children any more.
            if members.count < 2 { return }
        }
    }

    /// All processes of the sandbox.
    static var processes: [pid_t] {
        guard let directory = opendir("/proc") else { return [] }
        defer { closedir(directory) }
        var processes: [pid_t] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if let process = pid_t(name) { processes.append(process) }
        }
        return processes
    }
}
