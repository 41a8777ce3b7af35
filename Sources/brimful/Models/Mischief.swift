internal import ArgumentParser
internal import Glibc
internal import Synchronization

/// What any model can do instead of answering: it dies, or does harm to the machine.
enum Mischief: String, CaseIterable, ExpressibleByArgument {
    /// Dies by a signal, with something to say.
    case dies
    /// Goes round and round, and answers nobody any more.
    case spins
    case fillsMemory = "fills-memory"
    /// Writes to its log without end.
    case fillsLog = "fills-log"
    /// Writes lines without end where answers are expected.
    case babbles
    /// Writes a line that never ends.
    case lineWithoutEnd = "line-without-end"
    /// Writes files until there is no more room, and dies of it.
    case fillsFiles = "fills-files"
    /// Leaves a process behind that doesn't end with it, and spins.
    case leavesChild = "leaves-child"
    /// Says each line twice.
    case saysTwice = "says-twice"

    /// Set by the first that spins: the whole program does.
    private static let spinning = Atomic(false)
    private static let repeating = Atomic(false)

    /// Whether nothing is answered any more.
    static var isSpinning: Bool { spinning.load(ordering: .relaxed) }

    /// Whether the answer that follows is said once more.
    static func takeRepetition() -> Bool { repeating.exchange(false, ordering: .relaxed) }

    /// Returns only where an answer is to follow.
    func happen() {
        switch self {
        case .saysTwice: Self.repeating.store(true, ordering: .relaxed)
        case .dies:
            complain("one moment before the end")
            complain("\u{1B}[31mstack: \(String(repeating: "x", count: 300))")
            // Swift's own way to die takes seconds.
            signal(SIGSEGV, SIG_DFL)
            raise(SIGSEGV)
        case .spins: spin()
        case .fillsMemory: fillMemory()
        case .fillsLog: pour(String(repeating: "on and ", count: 10) + "on\n", into: STDERR_FILENO)
        case .babbles: pour("{\"error\":\"E\"}\n", into: STDOUT_FILENO)
        case .lineWithoutEnd: pour("[", into: STDOUT_FILENO)
        case .fillsFiles: fillFiles()
        case .leavesChild: leaveChild()
        }
    }

    private func pour(_ text: String, into file: Int32) {
        let octets = Array(repeatElement(Array(text.utf8), count: 1 << 12).joined())
        repeat { write(file, octets, octets.count) } while true
    }

    private func spin() {
        Self.spinning.store(true, ordering: .relaxed)
        while Self.isSpinning {}
    }

    private func fillMemory() {
        let piece = 64 << 20
        while let memory = mmap(nil, piece, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) {
            // In pages of 2 MiB, for it is to be quick.
            madvise(memory, piece, MADV_HUGEPAGE)
            memset(memory, 1, piece)
        }
    }

    /// In the folder for temporary files, and in shared memory when that is full.
    private func fillFiles() {
        let piece = [UInt8](repeating: 1, count: 1 << 20)
        for path in ["/tmp/full", "/dev/shm/full", "/brimful/work/full"] {
            let file = open(path, O_WRONLY | O_CREAT, 0o600)
            while write(file, piece, piece.count) > 0 {}
            complain("\(path): \(String(cString: strerror(errno)))")
        }
        exit(1)
    }

    /// Glibc's fork isn't there for Swift: a shell makes the child.
    private func leaveChild() {
        let script = "setsid sh -c 'while :; do :; done' & wait"
        let texts = ["sh", "-c", script]
        let words: [UnsafeMutablePointer<CChar>?] = texts.map { strdup($0) } + [nil]
        var child = pid_t()
        posix_spawn(&child, "/bin/sh", nil, nil, words, environ)
        exit(1)
    }
}
