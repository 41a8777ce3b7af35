internal import Synchronization

/// Does something after a while, unless it is stopped before.
///
/// The while can be made longer by what `extension` returns when it is over, time and again until it returns nothing.
final class Timer: Sendable {
    private let state = Mutex<(fired: Bool, stopped: Bool)>((false, false))
    private let task = Mutex<Task<Void, Never>?>(nil)

    init(
        after duration: Duration, longer extension: @escaping @Sendable () -> Duration? = { nil },
        _ action: @escaping @Sendable () -> Void
    ) {
        let running = Task { [self] in
            var rest: Duration? = duration
            while let pause = rest {
                guard (try? await Task.sleep(for: pause)) != nil else { return }
                rest = `extension`()
            }
            let fires = state.withLock { state in
                if !state.stopped { state.fired = true }
                return state.fired
            }
            if fires { action() }
        }
        task.withLock { $0 = running }
    }

    /// - Returns: whether it had come to that.
    func stop() -> Bool {
        task.withLock { $0 }?.cancel()
        return state.withLock { state in
            state.stopped = true
            return state.fired
        }
    }
}
