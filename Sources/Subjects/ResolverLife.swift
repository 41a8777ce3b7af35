public import Conformance
internal import Synchronization

/// A resolver that runs, and how it ended if it did so before its time.
public final class ResolverLife: Sendable {
    let leash: Leash
    private let log: LogTail
    private let state = Mutex<State>(State())

    private struct State {
        var ending: Ending?
        var waiting: [Int: @Sendable () -> Void] = [:]
        var number = 0
    }

    init(_ leash: Leash, _ log: LogTail) {
        self.leash = leash
        self.log = log
    }

    /// How it ended; nil while it runs.
    public var ending: Ending? { state.withLock { $0.ending } ?? findEnding() }

    private func findEnding() -> Ending? {
        let lines = log.lastLines
        return leash.excess.map { Ending(.excess($0), log: lines) } ?? Ending(of: leash.process, log: lines)
    }

    /// How it ended, for someone whom it left without an answer: the process may be a moment behind its sockets.
    public func ending(within patience: Duration) async -> Ending? {
        let deadline = ContinuousClock.now + patience
        while ContinuousClock.now < deadline {
            if let ending = state.withLock({ $0.ending }) { return ending }
            guard (try? await Task.sleep(for: .milliseconds(5))) != nil else { break }
        }
        return ending
    }

    /// Ends it because it takes too much.
    public func end(for excess: Excess) { leash.end(for: excess) }

    /// Does `body` and calls `action` when the resolver ends meanwhile, at once when it has.
    public func noticing<Result: Sendable>(
        _ action: @escaping @Sendable () -> Void, _ body: () async throws -> Result
    ) async rethrows -> Result {
        let number: Int? = state.withLock { state in
            guard state.ending == nil else { return nil }
            state.number += 1
            state.waiting[state.number] = action
            return state.number
        }
        if number == nil { action() }
        defer { if let number { state.withLock { _ = $0.waiting.removeValue(forKey: number) } } }
        return try await body()
    }

    private static let patience = Duration.seconds(1)

    /// To be called when nothing more can come of what it prints: that is when it ends, or a moment before; or else it has
    /// closed its log, which harms nobody.
    func logEnded() async {
        let deadline = ContinuousClock.now + Self.patience
        while findEnding() == nil {
            guard .now < deadline, (try? await Task.sleep(for: .milliseconds(5))) != nil else { return }
        }
        guard let ending = findEnding() else { return }
        let waiting = state.withLock { state in
            if state.ending == nil { state.ending = ending }
            defer { state.waiting = [:] }
            return Array(state.waiting.values)
        }
        for action in waiting { action() }
    }
}
