internal import Foundation
internal import Sandbox
internal import Subprocess
internal import Synchronization

/// Runs a stub resolver's or parser's program and speaks the line protocol with it: one line to ask, one to answer.
public struct ProgramRun: Sendable {
    private let workshop: Workshop
    private let subject: PreparedSubject
    private let nameserver: String?
    private let types: QueryTypes

    public init(_ subject: PreparedSubject, in workshop: Workshop, nameserver: String?, types: QueryTypes) {
        self.workshop = workshop
        self.subject = subject
        self.nameserver = nameserver
        self.types = types
    }

    /// How one line was answered.
    public enum Result: Sendable, Hashable {
        case line(String)
        /// Nothing came within the cap.
        case hung
        /// It ended, and this was the last line that it had to say.
        case exited(Int, lastWords: String)
        case signalled(Int, lastWords: String)
        /// The harness couldn't start or speak to the program.
        case failed(String)
    }

    /// Starting takes time that is not the subject's: the first answer may come this much later.
    private static let startingTime = Duration.seconds(10)

    /// One line and its answer.
    public struct Answer: Sendable {
        /// The line's index.
        public let index: Int
        public let result: Result
        public let start: ContinuousClock.Instant
        public let end: ContinuousClock.Instant
    }

    /// Asks line after line. The program is started once, and again after it has died or hung.
    ///
    /// - Parameters:
    ///   - cap: how long one answer may take.
    ///   - goesOn: whether a line, by its index, is to be sent at all; where not, it and those after it stay without answer.
    ///   - willAsk: called with the index right before a line is sent.
    ///   - didAnswer: called right after its answer; what it returns is returned for all lines.
    ///   - didEnd: told for each start of the program, right before it is ended, what it took of the machine.
    public func ask<Element: Sendable>(
        _ lines: [String], cap: Duration, goesOn: (Int) -> Bool = { _ in true }, willAsk: (Int) -> Void = { _ in },
        didAnswer: (Answer) async -> Element, didEnd: @escaping @Sendable (ResourceUse) -> Void = { _ in }
    ) async -> [Element] {
        var elements: [Element] = []
        while elements.count < lines.count, goesOn(elements.count) {
            elements += await converse(
                lines, from: elements.count, cap: cap, goesOn: goesOn, willAsk: willAsk, didAnswer: didAnswer,
                didEnd: didEnd)
        }
        return elements
    }

    /// One life of the program: at least one line is answered, if only by the program's end.
    private func converse<Element: Sendable>(
        _ lines: [String], from first: Int, cap: Duration, goesOn: (Int) -> Bool, willAsk: (Int) -> Void,
        didAnswer: (Answer) async -> Element, didEnd: @escaping @Sendable (ResourceUse) -> Void
    ) async -> [Element] {
        var elements: [Element] = []
        let begun = ContinuousClock.now
        let log = LogTail()
        do {
            let entry = try workshop.entry(
                for: subject, values: .init(upstream: nameserver ?? "", types: types), nameserver: nameserver)
            defer { workshop.discard(entry) }
            let run = try await Subprocess.run(
                Harness.configuration(for: entry), input: .inputWriter, output: .sequence, error: .sequence
            ) { execution in
                let life = Life(
                    input: execution.standardInputWriter, output: execution.standardOutput,
                    errors: execution.standardError, log: log
                ) {
                    didEnd(ResourceUse(of: execution.processIdentifier.value, without: entry.enteringTime))
                    try? execution.send(signal: .kill, toProcessGroup: true)
                }
                return await life.ask(lines, from: first, cap: cap, goesOn: goesOn, willAsk: willAsk) {
                    elements.append(await didAnswer($0))
                }
            }
            if let (index, start, hung) = run.closureResult {
                let result = hung ? .hung : Self.ended(run.terminationStatus, log)
                elements.append(await didAnswer(Answer(index: index, result: result, start: start, end: .now)))
            }
        } catch  where first + elements.count < lines.count {
            willAsk(first + elements.count)
            let failure = Result.failed(printable(String(describing: error)))
            elements.append(
                await didAnswer(
                    Answer(index: first + elements.count, result: failure, start: begun, end: .now)))
        } catch {
            // It ended badly after everything had been answered.
        }
        return elements
    }

    private static func ended(_ status: TerminationStatus, _ log: LogTail) -> Result {
        switch status {
        case .exited(let code): .exited(Int(code), lastWords: log.lastLine)
        case .signaled(let signal): .signalled(Int(signal), lastWords: log.lastLine)
        }
    }

    /// The conversation with one process.
    private struct Life {
        let input: StandardInputWriter
        let output: SubprocessOutputSequence
        let errors: SubprocessOutputSequence
        let log: LogTail
        let end: @Sendable () -> Void

        /// Asks until all is answered or the program hangs or ends.
        ///
        /// - Returns: the line that got no answer, when it was sent, and whether the program was still there.
        func ask(
            _ lines: [String], from first: Int, cap: Duration, goesOn: (Int) -> Bool, willAsk: (Int) -> Void,
            didAnswer: (Answer) async -> Void
        ) async -> (index: Int, start: ContinuousClock.Instant, hung: Bool)? {
            await withTaskGroup(of: Void.self) { group in
                let (answers, continuation) = AsyncStream.makeStream(
                    of: String.self, bufferingPolicy: .bufferingOldest(16))
                group.addTask { await pass(to: continuation) }
                group.addTask { await log.read(errors) }
                // Its output ends with it: until then the group waits.
                defer { end() }
                var iterator = answers.makeAsyncIterator()
                for index in first..<lines.count {
                    guard index == first || goesOn(index) else { break }
                    willAsk(index)
                    let start = ContinuousClock.now
                    do { _ = try await input.write(lines[index] + "\n") } catch { return (index, start, false) }
                    let timer = Timer(after: index == first ? cap + ProgramRun.startingTime : cap) {
                        continuation.finish()
                    }
                    let answer = await iterator.next()
                    let end = ContinuousClock.now
                    let late = timer.stop()
                    guard let answer else { return (index, start, late) }
                    await didAnswer(Answer(index: index, result: .line(answer), start: start, end: end))
                }
                continuation.finish()
                return nil
            }
        }

        private func pass(to continuation: AsyncStream<String>.Continuation) async {
            do {
                for try await line in output.strings(bufferingPolicy: .maxLineLength(ProgramAnswer.longestLine)) {
                    continuation.yield(line)
                }
            } catch {
                // A line without end: the program is not worth listening to any longer.
            }
            continuation.finish()
        }
    }
}
