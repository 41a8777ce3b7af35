import Foundation
import Subprocess
import SystemPackage

/// Runs the steps of a composite action as GitHub's runner does, on this machine; the actions that it uses are not run.
struct ActionRunner {
    let action: CompositeAction
    /// Where the action is.
    let folder: String
    /// A folder of this run's own.
    let room: String

    /// How it ended, and what it left.
    struct Finished {
        /// The exit code of the first step that failed, or 0.
        var code = 0
        var outputs: [String: String] = [:]
        var summary = ""
        /// What stands in the job's log.
        var log: [String] = []
        /// The actions that it would have used, with what they would have been given.
        var used: [(action: String, with: [String: String])] = []
    }

    init(_ folder: String, room: String) throws {
        action = try CompositeAction(in: folder)
        self.folder = "\(Repository.folder)/\(folder)"
        self.room = room
    }

    private var workspace: String { "\(room)/workspace" }

    /// - Parameter reported: outputs of used actions, by the step's identifier.
    func run(_ inputs: [String: String] = [:], reported: [String: [String: String]] = [:]) async throws -> Finished {
        let unknown = Set(inputs.keys).subtracting(action.inputs.keys)
        guard unknown.isEmpty else { throw Unexpected("inputs: \(unknown.sorted()): the action has no such") }
        for folder in [workspace, "\(room)/temp"] {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        }
        var context = ActionContext(inputs: action.inputs.mapValues { $0.default ?? "" }.merging(inputs) { $1 })
        context.outputs = reported
        var finished = Finished()
        for step in action.runs.steps where try context.holds(step.if) {
            if let uses = step.uses {
                finished.used.append((uses, try (step.with ?? [:]).mapValues(context.filled)))
            } else {
                try await perform(step, &context, &finished)
            }
        }
        finished.outputs = try action.outputs.mapValues { try context.filled($0.value) }
        return finished
    }

    private func perform(
        _ step: CompositeAction.Step, _ context: inout ActionContext, _ finished: inout Finished
    ) async throws {
        guard step.shell == "bash", let script = step.run else { throw Unexpected("\(step.name ?? ""): no bash") }
        let files = ["output", "summary", "env"].map { "\(room)/temp/\($0)-\(UUID())" }
        for file in files { try Data().write(to: URL(filePath: file)) }
        let path = "\(room)/temp/\(UUID()).sh"
        try script.write(toFile: path, atomically: true, encoding: .utf8)
        var values = try (step.env ?? [:]).mapValues(context.filled)
        values.merge([
            "GITHUB_ACTIONS": "true", "GITHUB_ACTION_PATH": folder, "GITHUB_WORKSPACE": workspace,
            "GITHUB_OUTPUT": files[0], "GITHUB_STEP_SUMMARY": files[1], "GITHUB_ENV": files[2],
            "RUNNER_TEMP": "\(room)/temp", "BRIMFUL": Brimful.executable,
        ]) { $1 }
        let result = try await Shell.bash(["--noprofile", "--norc", "-eo", "pipefail", path], in: workspace, values)
        finished.log += result.lines
        if let id = step.id {
            context.outputs[id] = try Self.outputs(String(contentsOfFile: files[0], encoding: .utf8))
        }
        finished.summary += try String(contentsOfFile: files[1], encoding: .utf8)
        if result.code != 0, finished.code == 0 { finished.code = result.code }
        context.hasFailed = context.hasFailed || result.code != 0
    }

    /// Lines of `name=value`; the runner refuses any other that isn't the beginning of a longer value.
    private static func outputs(_ text: String) throws -> [String: String] {
        try text.split(separator: "\n").reduce(into: [:]) { outputs, line in
            guard let sign = line.firstIndex(of: "=") else { throw Unexpected("GITHUB_OUTPUT: \(line)") }
            outputs[String(line[..<sign])] = String(line[line.index(after: sign)...])
        }
    }
}

extension ActionRunner.Finished {
    /// What the runner would take for commands; `::stop-commands::` is obeyed.
    var commands: [String] {
        var stop: String?
        return log.filter { line in
            let trimmed = line.drop { $0 == " " || $0 == "\t" }
            if let token = stop {
                if trimmed == "::\(token)::" { stop = nil }
                return false
            }
            if trimmed.hasPrefix("::stop-commands::") {
                stop = String(trimmed.dropFirst("::stop-commands::".count))
                return false
            }
            return trimmed.hasPrefix("::") || line.contains("##[")
        }
    }
}
