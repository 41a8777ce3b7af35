internal import Glibc
internal import Synchronization

/// Tells on stderr how far things are: one line that changes on a terminal, a line now and then elsewhere.
public final class ProgressLine: Sendable {
    private struct State {
        var title = ""
        var done = 0
        var total = 0
        var begun = ContinuousClock.now
        var printed = ContinuousClock.now
    }

    private static let pause = Duration.seconds(10)
    private let state = Mutex(State())
    private let isTerminal = isatty(STDERR_FILENO) == 1

    public init() {}

    /// - Parameter total: 0 where nobody knows how many steps there are.
    public func begin(_ title: String, total: Int) {
        state.withLock { $0 = State(title: title, total: total) }
        write(line(of: state.withLock { $0 }))
    }

    public func step() {
        let line = state.withLock { state -> String? in
            state.done += 1
            let now = ContinuousClock.now
            guard isTerminal || now - state.printed >= Self.pause, state.total == 0 || state.done < state.total
            else { return nil }
            state.printed = now
            return self.line(of: state)
        }
        if let line { write(line) }
    }

    public func end() {
        let state = state.withLock { $0 }
        write(line(of: state) + (isTerminal ? "\n" : ""))
    }

    private func line(of state: State) -> String {
        let seconds = (ContinuousClock.now - state.begun).components.seconds
        let amount = state.total == 0 ? "\(state.done) askings" : "\(state.done) of \(state.total)"
        return "brimful: \(state.title): \(amount), \(seconds) s"
    }

    private func write(_ line: String) {
        let text = isTerminal ? "\r\u{1b}[K\(line)" : "\(line)\n"
        _ = Glibc.write(STDERR_FILENO, text, text.utf8.count)
    }
}
