public import Conformance
internal import Foundation
internal import Sandbox
internal import Subprocess
internal import Synchronization

/// Runs a stub resolver's or parser's program and speaks the line protocol with it: one line to ask, one to answer.
public struct ProgramRun: Sendable {
    private let workshop: Workshop
    private let subject: PreparedSubject
    private let nameserver: String?
    private let type: RecordType

    public init(_ subject: PreparedSubject, in workshop: Workshop, nameserver: String?, type: RecordType) {
        self.workshop = workshop
        self.subject = subject
        self.nameserver = nameserver
        self.type = type
    }

    /// How one line was answered.
    public enum Result: Sendable, Hashable {
        case line(String)
        /// Nothing came within the cap.
        case hung
        case exited(Int)
        case signalled(Int)
        /// The harness couldn't start or speak to the program.
        case failed(String)
    }

    /// Starting takes time that is not the subject's: the first answer may come this much later.
    private static let startingTime = Duration.seconds(10)

    /// Asks line after line. The program is started once, and again after it has died or hung.
    ///
    /// - Parameters:
    ///   - cap: how long one answer may take.
    ///   - willAsk: called with the index right before a line is sent.
    ///   - didAnswer: called with the index and the result right after.
    public func ask(
        _ lines: [String], cap: Duration, willAsk: @Sendable (Int) -> Void,
        didAnswer: @Sendable (Int, Result) async -> Void
    ) async {
        var next = 0
        while next < lines.count {
            next = await converse(lines, from: next, cap: cap, willAsk: willAsk, didAnswer: didAnswer)
        }
    }

    /// One life of the program.
    ///
    /// - Returns: the index of the first line that a further life has to ask.
    private func converse(
        _ lines: [String], from first: Int, cap: Duration, willAsk: @Sendable (Int) -> Void,
        didAnswer: @Sendable (Int, Result) async -> Void
    ) async -> Int {
        do {
            let configuration = try Harness.configuration(
                for: workshop.entry(
                    for: subject, values: .init(upstream: nameserver ?? "", type: type), nameserver: nameserver))
            let result = try await Subprocess.run(
                configuration, input: .inputWriter, output: .sequence, error: .discarded
            ) { execution in
                let life = Life(input: execution.standardInputWriter, output: execution.standardOutput) {
                    try? execution.send(signal: .kill, toProcessGroup: true)
                }
                return await life.ask(lines, from: first, cap: cap, willAsk: willAsk, didAnswer: didAnswer)
            }
            switch result.closureResult {
            case .finished: return lines.count
            case .hung(let index):
                await didAnswer(index, .hung)
                return index + 1
            case .ended(let index):
                await didAnswer(index, Self.ended(result.terminationStatus))
                return index + 1
            }
        } catch {
            willAsk(first)
            await didAnswer(first, .failed(printable(String(describing: error))))
            return first + 1
        }
    }

    private static func ended(_ status: TerminationStatus) -> Result {
        switch status {
        case .exited(let code): .exited(Int(code))
        case .signaled(let signal): .signalled(Int(signal))
        }
    }

    /// The conversation with one process.
    private struct Life {
        let input: StandardInputWriter
        let output: SubprocessOutputSequence
        let kill: @Sendable () -> Void

        enum End: Sendable {
            case finished
            case hung(Int)
            case ended(Int)
        }

        func ask(
            _ lines: [String], from first: Int, cap: Duration, willAsk: @Sendable (Int) -> Void,
            didAnswer: @Sendable (Int, Result) async -> Void
        ) async -> End {
            await withTaskGroup(of: Void.self) { group in
                let (answers, continuation) = AsyncStream.makeStream(
                    of: String.self, bufferingPolicy: .bufferingOldest(16))
                group.addTask {
                    await pass(to: continuation)
                }
                // Its output ends with it: until then the group waits.
                defer { kill() }
                var iterator = answers.makeAsyncIterator()
                for index in first..<lines.count {
                    willAsk(index)
                    do { _ = try await input.write(lines[index] + "\n") } catch { return .ended(index) }
                    let limit = index == first ? cap + ProgramRun.startingTime : cap
                    let timer = Timer(after: limit) { continuation.finish() }
                    let answer = await iterator.next()
                    let late = timer.stop()
                    if let answer {
                        await didAnswer(index, .line(answer))
                    } else {
                        return late ? .hung(index) : .ended(index)
                    }
                }
                try? await input.finish()
                continuation.finish()
                return .finished
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
