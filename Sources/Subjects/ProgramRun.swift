internal import Conformance
internal import Foundation
internal import Sandbox
internal import Subprocess

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
        case ended(Ending)
        /// The program said more lines than it was asked: which of them answered this one isn't known.
        case outOfStep
        /// The harness couldn't start or speak to the program.
        case failed(String)
    }

    /// Starting takes time that is not the subject's: the first answer may come this much later.
    static let startingTime = Duration.seconds(10)

    /// One line and its answer.
    public struct Answer: Sendable {
        /// The line's index.
        public let index: Int
        public let result: Result
        public let start: ContinuousClock.Instant
        public let end: ContinuousClock.Instant

        /// The same, now that it is known that the program was out of step.
        public var disbelieved: Answer { Answer(index: index, result: .outOfStep, start: start, end: end) }
    }

    /// Asks line after line. The program is started once, and again after it has died or hung.
    ///
    /// - Parameters:
    ///   - cap: how long one answer may take.
    ///   - goesOn: whether a line, by its index, is to be sent at all; where not, it and those after it stay without answer.
    ///   - willAsk: called with the index right before a line is sent, and with what ends the program.
    ///   - didAnswer: called right after its answer; what it returns is returned for all lines.
    ///   - didSlip: told of the lines whose answers are in doubt, because the program said more lines than it was asked: only
    ///     what is the answer to no other can be believed.
    ///   - didEnd: told for each start of the program, right before it is ended, what it took of the machine.
    public func ask<Element: Sendable>(
        _ lines: [String], cap: Duration, goesOn: @escaping (Int) -> Bool = { _ in true },
        willAsk: @escaping (Int, Leash?) -> Void = { _, _ in }, didAnswer: (Answer) async -> Element,
        didSlip: (Range<Int>) -> Void = { _ in }, didEnd: @escaping @Sendable (ResourceUse) -> Void = { _ in }
    ) async -> [Element] {
        var elements: [Element] = []
        while elements.count < lines.count, goesOn(elements.count) {
            elements += await converse(
                lines, from: elements.count, cap: cap, goesOn: goesOn, willAsk: willAsk, didAnswer: didAnswer,
                didSlip: didSlip, didEnd: didEnd)
        }
        return elements
    }

    /// One life of the program: at least one line is answered, if only by the program's end.
    private func converse<Element: Sendable>(
        _ lines: [String], from first: Int, cap: Duration, goesOn: @escaping (Int) -> Bool,
        willAsk: @escaping (Int, Leash?) -> Void, didAnswer: (Answer) async -> Element,
        didSlip: (Range<Int>) -> Void, didEnd: @escaping @Sendable (ResourceUse) -> Void
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
                let leash = Leash(execution.processIdentifier.value)
                workshop.watch.add(leash)
                defer { workshop.watch.remove(leash) }
                let life = ProgramLife(
                    input: execution.standardInputWriter, output: execution.standardOutput,
                    errors: execution.standardError, log: log, leash: leash
                ) { didEnd(ResourceUse(of: leash.process, without: entry.enteringTime)) }
                let plan = ProgramLife.Plan(
                    lines: lines, first: first, cap: cap, goesOn: goesOn, willAsk: { willAsk($0, leash) })
                return (await life.ask(plan) { elements.append(await didAnswer($0)) }, leash.excess)
            }
            let (course, excess) = run.closureResult
            switch course {
            case .answered: break
            case .outOfStep: didSlip(first..<first + elements.count)
            case .unanswered(let index, let start, let hung):
                let ending = Ending(run.terminationStatus, excess, log: log.lastLines)
                let result = hung && excess == nil ? Result.hung : .ended(ending)
                elements.append(await didAnswer(Answer(index: index, result: result, start: start, end: .now)))
            }
        } catch  where first + elements.count < lines.count {
            willAsk(first + elements.count, nil)
            let failure = Result.failed(String(describing: error).printable())
            elements.append(
                await didAnswer(
                    Answer(index: first + elements.count, result: failure, start: begun, end: .now)))
        } catch {
            // It ended badly after everything had been answered.
        }
        return elements
    }
}
