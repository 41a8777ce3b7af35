import Foundation
import TestTools
import Testing
import Yams

/// What can be said of the pipelines' files without running them, by the keys that GitHub and GitLab document.
@Suite struct `The files for pipelines` {
    // MARK: Actions

    @Test(arguments: CompositeAction.folders)
    func `an action has the keys that GitHub knows, and no other`(folder: String) throws {
        let file = try Repository.yaml("\(folder)/action.yml")
        #expect(Set(file.keys) == ["name", "description", "inputs", "outputs", "runs"])
        let inputs = try #require(file["inputs"] as? [String: [String: Any]])
        #expect(inputs.values.allSatisfy { Set($0.keys).isSubset(of: ["description", "default", "required"]) })
        // What isn't text would be written otherwise than it is read.
        #expect(inputs.values.allSatisfy { $0["default"] == nil || $0["default"] is String })
        let runs = try #require(file["runs"] as? [String: Any])
        let steps = try #require(runs["steps"] as? [[String: Any]])
        let known: Set<String> = ["name", "id", "if", "shell", "env", "run", "uses", "with", "working-directory"]
        #expect(steps.allSatisfy { Set($0.keys).isSubset(of: known) })
        #expect(steps.allSatisfy { ($0["run"] == nil) != ($0["uses"] == nil) })
        #expect(steps.allSatisfy { ($0["run"] == nil) == ($0["shell"] == nil) })
    }

    @Test(arguments: CompositeAction.folders) func `every input and output is told and used`(folder: String) throws {
        let action = try CompositeAction(in: folder)
        let text = try Repository.text("\(folder)/action.yml")
        #expect(action.runs.using == "composite")
        for (name, input) in action.inputs {
            #expect(input.description.count > 20, "\(name)")
            #expect((input.default == nil) == (input.required == true), "\(name)")
            #expect(text.contains("${{ inputs.\(name) }}") || text.contains("if: inputs.\(name) =="), "\(name)")
        }
        let identifiers = Set(action.runs.steps.compactMap(\.id))
        for (name, output) in action.outputs {
            #expect(output.description.count > 20, "\(name)")
            let step = output.value.wholeMatch(of: /\$\{\{ steps\.([a-z]+)\.outputs\.([a-z-]+) \}\}/)
            #expect(step.map { identifiers.contains(String($0.1)) } == true, "\(name): \(output.value)")
        }
    }

    @Test(arguments: CompositeAction.folders)
    func `no input's text becomes a part of a script`(folder: String) throws {
        let action = try CompositeAction(in: folder)
        #expect(action.runs.steps.allSatisfy { $0.run?.contains("${{") != true })
        // What scripts read of the inputs is what the steps hand them.
        let scripts = [
            "audit/run.sh", "audit/prepare.sh", "audit/publish.sh", "\(folder.lastPart)/\(folder.lastPart).sh",
        ]
        let read = try scripts.map { try Repository.text(".github/actions/\($0)") }.joined()
        let handed = Set(action.runs.steps.flatMap { $0.env?.keys.map { $0 } ?? [] })
        let wanted = Set(read.matches(of: /\$\{?(INPUT_[A-Z_]+)/).map { String($0.output.1) })
        #expect(wanted.isSubset(of: handed))
        #expect(handed.allSatisfy { read.contains("$\($0)") || read.contains("${\($0)") })
    }

    /// What somebody else's code may be run, in which version.
    private static let used: Set<String> = [
        "actions/checkout@v6", "actions/cache@v5", "actions/upload-artifact@v6", "actions/download-artifact@v7",
        "github/codeql-action/upload-sarif@v4",
    ]

    @Test func `only well-kept actions are used, in a version`() throws {
        let actions = try CompositeAction.folders.map(CompositeAction.init(in:)).flatMap {
            $0.runs.steps.compactMap(\.uses)
        }
        #expect(Set(actions).isSubset(of: Self.used))
        #expect(actions.allSatisfy { $0.hasPrefix("actions/cache@") })
    }

    // MARK: The workflow

    private func jobs() throws -> [String: [String: Any]] {
        try #require(try Repository.yaml(".github/workflows/ci.yml")["jobs"] as? [String: [String: Any]])
    }

    @Test func `the workflow has the keys that GitHub knows, and asks for few rights`() throws {
        let file = try Repository.yaml(".github/workflows/ci.yml")
        // YAML 1.1 takes `on` for a boolean; GitHub doesn't.
        #expect(Set(file.keys).subtracting(["on", "true"]) == ["name", "permissions", "concurrency", "jobs"])
        #expect(file["permissions"] as? [String: String] == ["contents": "read"])
        let known: Set<String> = [
            "name", "needs", "if", "runs-on", "timeout-minutes", "container", "strategy", "permissions", "steps",
        ]
        let rights = try jobs().compactMap { $0.value["permissions"] as? [String: String] }
        #expect(rights == [["contents": "read", "security-events": "write"]])
        #expect(try jobs().values.allSatisfy { Set($0.keys).isSubset(of: known) })
        #expect(try jobs().values.allSatisfy { $0["timeout-minutes"] is Int && $0["runs-on"] is String })
        let names = Set(try jobs().keys)
        #expect(try jobs().values.allSatisfy { ($0["needs"] as? String).map(names.contains) ?? true })
    }

    @Test func `the workflow's steps give the actions what these take`() throws {
        let steps = try jobs().values.flatMap { $0["steps"] as? [[String: Any]] ?? [] }
        #expect(steps.count > 8)
        for step in steps {
            #expect((step["run"] as? String)?.contains("${{") != true)
            guard let uses = step["uses"] as? String else { continue }
            guard uses.hasPrefix("./") else {
                #expect(Self.used.contains(uses))
                continue
            }
            let action = try CompositeAction(in: String(uses.dropFirst(2)))
            let given = Set((step["with"] as? [String: Any] ?? [:]).keys)
            #expect(given.isSubset(of: action.inputs.keys))
            #expect(action.inputs.filter { $0.value.required == true }.allSatisfy { given.contains($0.key) })
        }
    }

    @Test func `the workflow's shards are all of one audit`() throws {
        let strategy = try #require(try jobs()["parts"]?["strategy"] as? [String: Any])
        let shards = try #require((strategy["matrix"] as? [String: [String]])?["shard"])
        #expect(shards == (1...shards.count).map { "\($0)/\(shards.count)" })
    }

    // MARK: Scripts

    @Test func `shellcheck finds nothing in the scripts`() async throws {
        let folder = "\(Repository.folder)/.github/actions"
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".sh") }
        #expect(names.count == 5)
        // What is sourced is read where it is sourced.
        let sourced = try Repository.text(".github/actions/audit/run.sh")
        for name in names.sorted() where !name.hasSuffix("/run.sh") {
            let script = try Repository.text(".github/actions/\(name)")
                .replacing(/\n# shellcheck source=.*\n\. .*run\.sh"\n/, with: "\n\(sourced)\n")
            let run = try await TestTool.shellcheck.run(["--shell=bash", "-"], input: Array(script.utf8))
            #expect(run.succeeded, "\(name): \(run.output)")
        }
    }

    @Test func `shellcheck finds nothing in GitLab's scripts`() async throws {
        let template = try GitLabTemplate()
        for (name, script) in template.scripts {
            let run = try await TestTool.shellcheck.run(
                ["--shell=sh", "--exclude=SC2154", "-"], input: Array("#!/bin/sh\n\(script)".utf8))
            #expect(run.succeeded, "\(name): \(run.output)")
        }
    }

    @Test func `shellcheck finds what is wrong`() async throws {
        let run = try await TestTool.shellcheck.run(["--shell=sh", "-"], input: Array("rm $x\n".utf8))
        #expect(!run.succeeded)
    }

    // MARK: GitLab

    @Test func `GitLab's template has the keys that GitLab knows, and uses every variable`() throws {
        let template = try GitLabTemplate()
        let known: Set<String> = [
            "image", "extends", "variables", "cache", "artifacts", "before_script", "script",
        ]
        #expect(template.jobs.values.allSatisfy { Set($0.keys).isSubset(of: known) })
        #expect(template.jobs.keys.allSatisfy { $0.hasPrefix(".") })
        let text = try Repository.text(GitLabTemplate.path)
        for name in template.variables(of: ".brimful-audit").keys where name != "XDG_CACHE_HOME" {
            #expect(text.contains("$\(name)"), "\(name)")
        }
        let set = Set(template.variables(of: ".brimful-audit").keys)
        let read = Set(text.matches(of: /\$\{?(BRIMFUL[A-Z_]*)/).map { String($0.output.1) })
        #expect(read.isSubset(of: set))
    }
}

extension String {
    fileprivate var lastPart: String { String(split(separator: "/").last ?? "") }
}
