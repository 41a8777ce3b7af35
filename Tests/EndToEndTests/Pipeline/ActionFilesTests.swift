import Foundation
import Testing

/// What can be said of the actions without running them, by the keys that GitHub documents.
@Suite struct `The actions' files` {
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

    @Test func `only well-kept actions are used, in a version`() throws {
        let actions = try CompositeAction.folders.map(CompositeAction.init(in:)).flatMap {
            $0.runs.steps.compactMap(\.uses)
        }
        #expect(Set(actions).isSubset(of: UsedActions.known))
        #expect(actions.allSatisfy { $0.hasPrefix("actions/cache@") })
    }
}

extension String {
    fileprivate var lastPart: String { String(split(separator: "/").last ?? "") }
}
