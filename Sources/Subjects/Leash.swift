public import Conformance
internal import Glibc
internal import Synchronization

/// Ends a running subject, once, with everything that it has started.
public final class Leash: Sendable {
    let process: pid_t
    private let state = Mutex<State>(State())

    private struct State {
        var isOver = false
        var excess: Excess?
        var held: (household: Household, handle: Int32)?
    }

    init(_ process: pid_t) {
        self.process = process
    }

    /// What it was ended for, if it was.
    var excess: Excess? { state.withLock { $0.excess } }

    /// Notes which processes are the subject's: once it has shown that it runs, for when it is gone that can't be told.
    func tighten() {
        state.withLock { if !$0.isOver, $0.held == nil { $0.held = Household.hold(process) } }
    }

    /// Ends the subject because it takes too much.
    public func end(for excess: Excess) {
        end { $0.excess = excess }
    }

    /// Ends the subject because it isn't needed any longer. From now on its process's number may mean another.
    func end() {
        end { _ in }
    }

    private func end(_ note: (inout State) -> Void) {
        tighten()
        state.withLock { state in
            guard !state.isOver else { return }
            state.isOver = true
            note(&state)
            // It leads a session of its own, and so a group.
            kill(-process, SIGKILL)
            guard let (household, handle) = state.held else { return }
            household.end()
            close(handle)
            state.held = nil
        }
    }
}
