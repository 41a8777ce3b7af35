import Foundation
import Testing

extension EndToEnd {
    /// The scripts of GitLab's template, run as its runner runs them.
    @Suite struct GitLabTests {
        private static let failing = [
            "BRIMFUL_SUBJECT": "\(Model.manifest("stub-keeps-48")),\(Model.manifest("stub-correct"))",
            "BRIMFUL_SCENARIO": "clean", "BRIMFUL_COUNTS": "1,40,60",
        ]

        private func files(_ folder: String) throws -> [String] {
            try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        }

        @Test func `a job in one piece fails on a deviation, and leaves its reports`() async throws {
            try await withScratchFolder { project in
                let run = try await GitLabTemplate().run(".brimful-audit", in: project, Self.failing)
                #expect(run.code == 1, "\(run.lines)")
                #expect(try files("\(project)/brimful") == ["junit.xml", "observations", "report.html", "report.json"])
                #expect(run.lines.contains { $0.hasPrefix("safe count: 48") })
            }
        }

        @Test func `parallel jobs are parts, and the merge fails`() async throws {
            try await withScratchFolder { project in
                let template = try GitLabTemplate()
                for index in 1...2 {
                    let node = ["CI_NODE_INDEX": "\(index)", "CI_NODE_TOTAL": "2"]
                    let run = try await template.run(".brimful-audit", in: project, Self.failing.merging(node) { $1 })
                    #expect(run.code == 0, "\(run.lines)")
                    #expect(try files("\(project)/brimful/\(index)") == ["observations"])
                }
                let run = try await template.run(".brimful-merge", in: project, [:])
                #expect(run.code == 1, "\(run.lines)")
                #expect(
                    try files("\(project)/brimful")
                        == ["1", "2", "junit.xml", "observations", "report.html", "report.json"])
                #expect(run.lines.contains { $0.hasPrefix("safe count: 48") })
            }
        }

        @Test func `what is to fail the job can be chosen`() async throws {
            try await withScratchFolder { project in
                let never = Self.failing.merging(["BRIMFUL_FAIL_ON": "never", "BRIMFUL_SAVE": "a b"]) { $1 }
                let run = try await GitLabTemplate().run(".brimful-audit", in: project, never)
                #expect(run.code == 0, "\(run.lines)")
                #expect(try files("\(project)/a b").contains("junit.xml"))
            }
        }

        @Test func `a brimful that isn't built is fetched from its repository`() async throws {
            try await withScratchFolder { folder in
                let script = """
                    set -e; git init -q '\(folder)/origin'; cd '\(folder)/origin'
                    printf '#!/bin/sh\\necho "launched: $*"\\n' >brimful; chmod +x brimful; git add .
                    git -c user.name=x -c user.email=x@x.example commit -qm one; git branch -M main
                    """
                #expect(try await Shell.bash(["-c", script], in: folder, [:]).code == 0)
                let project = "\(folder)/project"
                try FileManager.default.createDirectory(
                    atPath: "\(project)/.brimful/.build", withIntermediateDirectories: true)
                let template = try GitLabTemplate()
                var values = template.variables(of: ".brimful-audit")
                values["BRIMFUL_REPOSITORY"] = "\(folder)/origin"
                let run = try await Shell.bash(
                    ["-ec", template.script(of: ".brimful-audit")], in: project, values)
                #expect(run.code == 0, "\(run.lines)")
                #expect(run.lines.last?.hasPrefix("launched: audit --fail-on=fail") == true)
            }
        }
    }
}
