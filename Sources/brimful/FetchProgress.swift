internal import Glibc
internal import Subjects
internal import Synchronization

/// Shows on stderr what is being fetched: one line that changes on a terminal, one for each phase elsewhere.
final class FetchProgress: Sendable {
    private let last = Mutex("")
    private let isTerminal = isatty(STDERR_FILENO) == 1

    func show(_ progress: PackageProgress) {
        var isLast = false
        if case .unpacking(let done, let total) = progress { isLast = done == total }
        show(progress.description, isLast: isLast)
    }

    /// - Parameter isLast: whether the line stays as it is.
    func show(_ progress: String, isLast: Bool) {
        let phase = String(progress.prefix { !$0.isNumber })
        let isNew = last.withLock { last in
            defer { last = phase }
            return last != phase
        }
        guard isTerminal || isNew else { return }
        let text = isTerminal ? "\r\u{1b}[Kbrimful: \(progress)" : "brimful: \(progress)\n"
        _ = write(STDERR_FILENO, text, text.utf8.count)
        if isTerminal, isLast { _ = write(STDERR_FILENO, "\n", 1) }
    }
}
