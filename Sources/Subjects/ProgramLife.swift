internal import Conformance
internal import Subprocess
internal import Synchronization

/// One process that speaks the line protocol, from its start to its end.
struct ProgramLife: Sendable {
    let input: StandardInputWriter
    let output: SubprocessOutputSequence
    let errors: SubprocessOutputSequence
    let log: LogTail
    let leash: Leash
    /// Called once, when nothing more is asked, while the process is still there.
    let willEnd: @Sendable () -> Void
    private let balance = Balance()

    /// What it came to.
    enum Course: Sendable {
        case answered
        /// This line, sent at this moment, got no answer; whether the program was still there.
        case unanswered(Int, since: ContinuousClock.Instant, hung: Bool)
        /// It said more lines than it was asked.
        case outOfStep
    }

    /// Which lines of all are asked, and what happens before and after.
    struct Plan {
        let lines: [String]
        let first: Int
        let cap: Duration
        let goesOn: (Int) -> Bool
        let willAsk: (Int) -> Void
    }

    /// How long a program may take to end when it is asked no more.
    private static let endingTime = Duration.milliseconds(200)

    init(
        input: StandardInputWriter, output: SubprocessOutputSequence, errors: SubprocessOutputSequence, log: LogTail,
        leash: Leash, willEnd: @escaping @Sendable () -> Void
    ) {
        self.input = input
        self.output = output
        self.errors = errors
        self.log = log
        self.leash = leash
        self.willEnd = willEnd
    }

    /// Asks until all is answered or the program hangs, ends, or gets out of step.
    func ask(_ plan: Plan, didAnswer: (ProgramRun.Answer) async -> Void) async -> Course {
        await withTaskGroup(of: Void.self) { group in
            let (answers, continuation) = AsyncStream.makeStream(
                of: String.self, bufferingPolicy: .bufferingOldest(16))
            group.addTask { await pass(to: continuation) }
            group.addTask { await log.read(errors, leash) }
            let course = await converse(plan, answers, continuation, didAnswer)
            willEnd()
            let saidMore = if case .answered = course { await saysMore(answers, continuation) } else { false }
            // Its output ends with it: until then the group waits.
            leash.end()
            return saidMore ? .outOfStep : course
        }
    }

    private func converse(
        _ plan: Plan, _ answers: AsyncStream<String>, _ continuation: AsyncStream<String>.Continuation,
        _ didAnswer: (ProgramRun.Answer) async -> Void
    ) async -> Course {
        for index in plan.first..<plan.lines.count {
            guard index == plan.first || plan.goesOn(index) else { break }
            // What is there before it is asked for answers nothing.
            guard balance.ask() else { return .outOfStep }
            plan.willAsk(index)
            let start = ContinuousClock.now
            do { _ = try await input.write(plan.lines[index] + "\n") } catch {
                return .unanswered(index, since: start, hung: false)
            }
            let cap = index == plan.first ? plan.cap + ProgramRun.startingTime : plan.cap
            let withheld = Withheld(from: leash.process)
            let timer = Timer(after: cap, longer: withheld.grant) { continuation.finish() }
            let answer = await answers.next
            let end = ContinuousClock.now
            let late = timer.stop()
            guard let answer else { return .unanswered(index, since: start, hung: late) }
            leash.tighten()
            await didAnswer(.init(index: index, result: .line(answer), start: start, end: end))
        }
        return .answered
    }

    /// Whether there is another line up to its end: then one before answered nothing.
    private func saysMore(
        _ answers: AsyncStream<String>, _ continuation: AsyncStream<String>.Continuation
    ) async -> Bool {
        try? await input.finish()
        let timer = Timer(after: Self.endingTime) { continuation.finish() }
        defer { _ = timer.stop() }
        return await answers.next != nil
    }

    private func pass(to continuation: AsyncStream<String>.Continuation) async {
        do {
            for try await line in output.strings(bufferingPolicy: .maxLineLength(ProgramAnswer.longestLine)) {
                if balance.hear(line) > Excess.log.limit { leash.end(for: .log) }
                continuation.yield(line)
            }
        } catch let error as SubprocessError where error.code == .outputLimitExceeded {
            // A line without end: the program is not worth listening to any longer.
            leash.end(for: .log)
        } catch {
            // The pipe broke: the process is gone.
        }
        continuation.finish()
    }
}

/// Lines asked, and lines heard.
private final class Balance: Sendable {
    private let state = Mutex<(asked: Int, heard: Int, unasked: Int)>((0, 0, 0))

    /// Notes that one more is asked.
    ///
    /// - Returns: whether no more were heard than had been asked.
    func ask() -> Bool {
        state.withLock { state in
            state.asked += 1
            return state.heard < state.asked
        }
    }

    /// - Returns: the octets of all that nobody asked for.
    func hear(_ line: String) -> Int {
        state.withLock { state in
            state.heard += 1
            if state.heard > state.asked { state.unasked += line.utf8.count + 1 }
            return state.unasked
        }
    }
}

extension AsyncStream {
    /// The next element; nil at its end.
    fileprivate var next: Element? {
        get async {
            for await element in self { return element }
            return nil
        }
    }
}
