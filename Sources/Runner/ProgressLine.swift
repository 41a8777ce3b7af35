internal import Glibc
internal import Synchronization

/// Tells on stderr how far things are: one line that changes on a terminal, a line now and then elsewhere.
public final class ProgressLine: Sendable {
    private struct State {
        var title = ""
        var done = 0
        var total = 0
        /// How long it may take; nil where nobody says.
        var estimate: Duration?
        var begun = ContinuousClock.now
        var printed = ContinuousClock.now
    }

    private static let pause = Duration.seconds(10)
    private let state = Mutex(State())
    private let isTerminal = isatty(STDERR_FILENO) == 1

    public init() {}

    /// - Parameters:
    ///   - total: 0 where nobody knows how many steps there are.
    ///   - estimate: how long it may take, where that is to be told.
    public func begin(_ title: String, total: Int, estimate: Duration? = nil) {
        state.withLock { $0 = State(title: title, total: total, estimate: estimate) }
        write(line(of: state.withLock { $0 }))
    }

    public func step() {
        let line = state.withLock { state -> String? in
            // What is done before anything has begun is nobody's business.
            guard !state.title.isEmpty else { return nil }
            state.done += 1
            let now = ContinuousClock.now
            let isOpen = state.total == 0 || state.done < state.total || state.estimate != nil
            guard isTerminal || now - state.printed >= Self.pause, isOpen else { return nil }
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
        let more = max(0, state.done - state.total)
        let known = "\(state.done - more) of \(state.total)" + (more == 0 ? "" : " and \(more) more")
        let amount = state.total == 0 ? "\(state.done) askings" : known
        return "brimful: \(state.title): \(amount), \(seconds) s\(timeLeft(state))"
    }

    /// As much as the part that is left took before; until something is done, as long as was thought.
    private func timeLeft(_ state: State) -> String {
        guard let estimate = state.estimate, state.done < state.total else { return "" }
        let passed = ContinuousClock.now - state.begun
        let left = state.done == 0 ? estimate - passed : passed / state.done * (state.total - state.done)
        return ", about \(left.roughly) left"
    }

    private func write(_ line: String) {
        let text = isTerminal ? "\r\u{1b}[K\(line)" : "\(line)\n"
        _ = Glibc.write(STDERR_FILENO, text, text.utf8.count)
    }
}

extension Duration {
    /// In seconds or minutes, whichever is the rounder.
    public var roughly: String {
        let seconds = max(1, Int(components.seconds))
        return seconds < 90 ? "\(seconds) s" : "\((seconds + 30) / 60) min"
    }
}
