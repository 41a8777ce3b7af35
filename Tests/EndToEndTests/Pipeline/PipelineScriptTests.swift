import Foundation
import TestTools
import Testing

/// The scripts of all pipelines, and what surrounds GitLab's.
@Suite struct `The scripts for pipelines` {
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
