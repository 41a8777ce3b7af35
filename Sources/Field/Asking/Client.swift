internal import Conformance
internal import Foundation

/// Somebody who can ask a server something; tests have one without a network.
public protocol Asking: Sendable {
    /// What came of it; of the second try where nothing came of the first.
    func ask(_ server: ServerAddress, _ inquiry: Inquiry) async -> Response
}

/// Our own client: asks live servers as strictly as the protocol says, and politely.
public struct Client: Asking {
    private let pace: Pace
    private let patience: [Duration]

    /// A resolver that has never heard of a name may take that long; one that is silent twice has no answer for any stub.
    public static let usualPatience = [Duration.seconds(3), .seconds(5)]

    /// - Parameter patience: how long an answer is waited for, at the first try and at each other.
    public init(pace: Pace = Pace(), patience: [Duration] = usualPatience) {
        self.pace = pace
        self.patience = patience
    }

    public func ask(_ server: ServerAddress, _ inquiry: Inquiry) async -> Response {
        var last = Response(.silent, over: inquiry.transport)
        for patience in patience {
            await pace.turn(of: server)
            if Task.isCancelled { return last }
            let time = ContinuousClock.now
            last = await Self.attempt(Attempt(server: server, inquiry: inquiry, patience: patience))
            last.time = time
            if ![.silent, .unfinished].contains(last.status) { return last }
        }
        return last
    }

    /// A socket is waited for on a thread of its own: Dispatch has as many as processors, and starts others late.
    private static func attempt(_ attempt: Attempt) async -> Response {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: attempt.run()) }
        }
    }
}

extension Asking {
    /// Asks in the way of a view: a stub resolver goes on to TCP after TC=1 (RFC 7766 §5).
    func ask(_ server: ServerAddress, _ question: Inquiry, view: View) async -> Response {
        let first = await ask(server, Inquiry(question.question, view: view, wantsRecursion: question.wantsRecursion))
        guard view == .stub, first.isTruncated else { return first }
        var again = question
        again.transport = .tcp
        return await ask(server, again)
    }
}
