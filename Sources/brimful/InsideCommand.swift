internal import ArgumentParser
internal import Conformance
internal import Foundation
internal import Runner
internal import Sandbox
internal import Saving

/// The part of an audit that runs inside the sandbox: a plan on stdin, on stdout a line for each thing that it tells.
struct InsideCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "inside", shouldDisplay: false)

    func run() async throws {
        let request = FileHandle.standardInput.readDataToEndOfFile()
        let plan = try JSONDecoder().decode(AuditPlan.self, from: request)
        do {
            try await Auditor.run(plan) { event in
                try FileHandle.standardOutput.write(contentsOf: Data(AuditLines.line(event)))
            }
        } catch {
            throw Failure.undecided(String(describing: error))
        }
    }
}

/// The part of a replay that runs inside the sandbox: a plan on stdin, what was found on stdout.
struct InsideReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "inside-replay", shouldDisplay: false)

    func run() async throws {
        let request = FileHandle.standardInput.readDataToEndOfFile()
        let plan = try JSONDecoder().decode(ReplayPlan.self, from: request)
        do {
            let replay = try await Replayer.run(plan)
            try FileHandle.standardOutput.write(contentsOf: JSONEncoder().encode(replay))
        } catch {
            throw Failure.undecided(String(describing: error))
        }
    }
}

/// Becomes a subject's program, in a root of its own.
struct EnterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "enter", shouldDisplay: false)

    @Argument var entry: String

    func run() throws {
        do {
            try JSONDecoder().decode(Entry.self, from: Data(entry.utf8)).enter()
        } catch {
            throw Failure.undecided(String(describing: error))
        }
    }
}
