import Foundation
import Testing

/// This repository's own workflow.
@Suite struct `The workflow's file` {
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
                #expect(UsedActions.known.contains(uses))
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
}
