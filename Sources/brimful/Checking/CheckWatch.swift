internal import Conformance
internal import Field
internal import Foundation
internal import Reports

/// One check after the other: a report, and then what has changed, until the rounds are over or somebody ends it.
struct CheckWatch {
    let session: CheckSession
    let pause: Duration
    /// How many checks; nil for no end.
    let rounds: Int?

    private enum Event: Sendable {
        case checked(Diagnosis.State)
        case over
        case failed(any Error)
        case interrupted
    }

    /// - Returns: the last check's state.
    /// - Throws: `Failure` when it is ended before the first check is over, or the report can't be written.
    func run() async throws -> Diagnosis.State {
        let (events, feed) = AsyncStream.makeStream(of: Event.self)
        let end = EndSignal()
        let ending = Task {
            await end.wait()
            feed.yield(.interrupted)
        }
        let checking = Task { await checks(feed) }
        defer { for task in [ending, checking] { task.cancel() } }
        var (last, count) = (Diagnosis.State?.none, 0)
        for await event in events {
            switch event {
            case .checked(let state): (last, count) = (state, count + 1)
            case .failed(let error): throw error
            case .over, .interrupted:
                guard let last else { throw Failure.undecided("ended before the first check was over") }
                complain("ended after \(count) check\(count == 1 ? "" : "s"): \(last.words)")
                return last
            }
        }
        throw CancellationError()
    }

    private func checks(_ feed: AsyncStream<Event>.Continuation) async {
        do {
            var (watch, last, done) = (Watch(), Diagnosis?.none, 0)
            while rounds.map({ done < $0 }) ?? true {
                if last != nil { try await Task.sleep(for: pause) }
                let next = Diagnosis(watch.completing(await session.facts(), at: .now))
                if let text = try text(from: last, to: next) { try session.destination.write(text) }
                (last, done) = (next, done + 1)
                feed.yield(.checked(next.state))
            }
            feed.yield(.over)
        } catch { feed.yield(.failed(error)) }
    }

    /// The first report, or what is to be told of a change; nil where there is none.
    private func text(from old: Diagnosis?, to new: Diagnosis) throws -> String? {
        let time = Date.now.ISO8601Format()
        guard let old else { return try session.text(of: new, at: time) }
        let change = CheckChange(from: old, to: new)
        guard !change.isEmpty else { return nil }
        return session.format == .json ? try session.text(of: new, at: time) : change.text(at: time)
    }
}

extension Diagnosis.State {
    /// As a line says it.
    fileprivate var words: String {
        switch self {
        case .healthy: "healthy"
        case .wrong: "something is wrong"
        case .undecided: "can't be told"
        }
    }
}
