import Foundation
import Testing

extension EndToEnd {
    /// The actions, run as GitHub's runner runs them.
    @Suite struct AuditActionTests {
        private static let audit = CompositeAction.folders[0]
        private static let merge = CompositeAction.folders[1]

        /// A model with a limit, at counts on both sides of it.
        private static let failing = [
            "subject": Model.manifest("stub-keeps-48"), "scenario": "clean", "counts": "1,40,60",
        ]

        private func json(_ path: String) throws -> AuditReport {
            try JSONDecoder().decode(AuditReport.self, from: Data(contentsOf: URL(filePath: path)))
        }

        @Test func `a deviation fails the job, with outputs, summary, annotations and reports`() async throws {
            try await withScratchFolder { room in
                let run = try await ActionRunner(Self.audit, room: room).run(Self.failing)
                #expect(run.code == 1, "\(run.log)")
                let report = try #require(run.outputs["report"])
                #expect(report == "\(room)/workspace/brimful")
                #expect(run.outputs["exit-code"] == "1")
                #expect(run.outputs["safe-count"] == "48")
                #expect(run.outputs["deviations"] == "1")
                #expect(try json("\(report)/report.json").summary.safeCount == 48)
                #expect(run.summary.hasPrefix("## brimful: 1 deviation\n"))
                let errors = run.commands.filter { $0.hasPrefix("::error ") }
                #expect(errors.count == 1)
                #expect(errors.first?.contains("stub-keeps-48%2C clean%3A a part only from 49::") == true)
                let files = try FileManager.default.contentsOfDirectory(atPath: report).sorted()
                #expect(files == ["brimful.sarif", "junit.xml", "observations", "report.html", "report.json"])
                #expect(run.log.contains { $0.hasPrefix("safe count: 48") })
            }
        }

        @Test func `an audit in which all is well passes`() async throws {
            try await withScratchFolder { room in
                let run = try await ActionRunner(Self.audit, room: room).run([
                    "subject": Model.manifest("stub-correct"), "scenario": "clean", "counts": "1,40",
                ])
                #expect(run.code == 0, "\(run.log)")
                #expect(run.outputs["exit-code"] == "0")
                #expect(run.outputs["safe-count"] == "40")
                #expect(run.outputs["deviations"] == "0")
                #expect(run.summary.hasPrefix("## brimful: as expected\n"))
                #expect(run.commands.allSatisfy { $0.hasPrefix("::notice ") })
            }
        }

        @Test func `the machine's own resolver library is audited`() async throws {
            try await withScratchFolder { room in
                let run = try await ActionRunner(Self.audit, room: room).run([
                    "subject": "glibc-getaddrinfo", "scenario": "clean,tc-empty", "counts": "1,40", "save": "a b/c",
                    "formats": "markdown,tap",
                ])
                #expect(run.code == 0, "\(run.log)")
                #expect(run.outputs["report"] == "\(room)/workspace/a b/c")
                let files = try FileManager.default.contentsOfDirectory(atPath: "\(room)/workspace/a b/c").sorted()
                #expect(files == ["observations", "report.md", "report.tap"])
            }
        }

        @Test func `what is kept from run to run is named by what it depends on`() async throws {
            try await withScratchFolder { room in
                let inputs = ["subject": Model.manifest("stub-correct"), "scenario": "clean", "counts": "1"]
                let kept = try await ActionRunner(Self.audit, room: room).run(inputs)
                let packages = try #require(kept.used.first)
                #expect(kept.used.count == 1)
                #expect(packages.with["path"]?.hasSuffix("/brimful") == true)
                #expect(packages.with["key"]?.hasPrefix(packages.with["restore-keys"] ?? "?") == true)
                let unkept = try await ActionRunner(Self.audit, room: "\(room)/2").run(
                    inputs.merging(["cache": "false"]) { $1 })
                #expect(unkept.used.isEmpty)
            }
        }

        @Test func `no annotation and no summary where none is wanted`() async throws {
            try await withScratchFolder { room in
                let run = try await ActionRunner(Self.audit, room: room).run(
                    Self.failing.merging(["annotations": "false", "summary": "false", "fail-on": "never"]) { $1 })
                #expect(run.code == 0)
                #expect(run.outputs["safe-count"] == "48")
                #expect(run.summary.isEmpty)
                #expect(run.commands.isEmpty)
            }
        }

        @Test(arguments: [
            (["counts": "many"], "--counts"), (["formats": "pdf"], "formats: pdf"), (["fail-on": "; id"], "--fail-on"),
            (["subject": "--help"], "--help"), (["profile": "$(id)"], "--profile"),
        ]) func `wrong usage is exit code 2, and no value is run or taken for an option`(
            inputs: [String: String], word: String
        ) async throws {
            try await withScratchFolder { room in
                let run = try await ActionRunner(Self.audit, room: room).run(inputs)
                #expect(run.code == 2, "\(run.log)")
                #expect(run.outputs["exit-code"] == "2")
                #expect(run.outputs["deviations"] == "")
                #expect(run.log.contains { $0.contains(word) })
                #expect(!run.log.contains { $0.contains("uid=") })
                #expect(run.commands.isEmpty)
            }
        }

        @Test func `a subject's name is no command, neither in the log nor in an annotation`() async throws {
            try await withScratchFolder { room in
                let own = "\(room)/own"
                try FileManager.default.createDirectory(atPath: own, withIntermediateDirectories: true)
                let manifest = """
                    name: "own-stub"
                    kind: stub
                    title: says commands
                    program: "{{source}}/lookup"
                    """
                try manifest.write(toFile: "\(own)/subject.yml", atomically: true, encoding: .utf8)
                let program = """
                    #!/bin/sh
                    while read -r name; do
                        echo '{"error":"::error::owned %0A##[error]owned"}'
                        echo '::add-mask::owned' >&2
                    done
                    """
                try program.write(toFile: "\(own)/lookup", atomically: true, encoding: .utf8)
                try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: "\(own)/lookup")
                let run = try await ActionRunner(Self.audit, room: room).run([
                    "subject": "\(own)/subject.yml", "scenario": "clean", "counts": "40",
                ])
                #expect(run.commands.allSatisfy { $0.contains(/^::(error|warning|notice) title=/) }, "\(run.commands)")
                #expect(!run.commands.isEmpty)
            }
        }

        @Test func `shards of a matrix are merged to what one audit finds`() async throws {
            try await withScratchFolder { room in
                let inputs = [
                    "subject": ["stub-keeps-48", "stub-correct", "stub-keeps-512"].map(Model.manifest).joined(
                        separator: ","),
                    "scenario": "clean,tc-empty", "counts": "1,40,60", "formats": "json",
                ]
                let whole = try await ActionRunner(Self.audit, room: "\(room)/whole").run(inputs)
                for shard in 1...3 {
                    let part = try await ActionRunner(Self.audit, room: "\(room)/part-\(shard)").run(
                        inputs.merging(["shard": "\(shard)/3", "fail-on": "never"]) { $1 })
                    #expect(part.code == 0, "\(part.log)")
                    // As actions/upload-artifact and actions/download-artifact move it.
                    try FileManager.default.createDirectory(
                        atPath: "\(room)/merge/workspace/parts", withIntermediateDirectories: true)
                    try FileManager.default.copyItem(
                        atPath: try #require(part.outputs["report"]),
                        toPath: "\(room)/merge/workspace/parts/part-\(shard)")
                }
                let merged = try await ActionRunner(Self.merge, room: "\(room)/merge").run(["parts": "parts"])
                #expect(merged.code == 1, "\(merged.log)")
                #expect(merged.outputs.filter { $0.key != "report" } == whole.outputs.filter { $0.key != "report" })
                #expect(merged.summary == whole.summary)
                #expect(merged.commands == whole.commands)
            }
        }

        @Test func `what a baseline accepts passes, and what is gone fails, at its line`() async throws {
            try await withScratchFolder { room in
                let first = try await ActionRunner(Self.audit, room: room).run(Self.failing)
                let saved = try #require(first.outputs["report"]) + "/observations"
                let baseline = "\(room)/workspace/baseline.yml"
                let recorded = try await Brimful.run(["baseline", saved, "--output", baseline])
                #expect(recorded.code == 0, "\(recorded.complaints)")
                let given = Self.failing.merging(["baseline": "baseline.yml", "save": "second"]) { $1 }
                let second = try await ActionRunner(Self.audit, room: room).run(given)
                #expect(second.code == 0, "\(second.log)")
                #expect(second.summary.hasPrefix("## brimful: as expected\n"))
                let right = Model.manifest("stub-keeps-48").replacing("stub-keeps-48/", with: "stub-correct/")
                let text = try String(contentsOfFile: baseline, encoding: .utf8)
                try text.replacing("stub-keeps-48", with: "stub-correct")
                    .write(toFile: baseline, atomically: true, encoding: .utf8)
                let third = try await ActionRunner(Self.audit, room: room).run(
                    given.merging(["subject": right, "save": "third"]) { $1 })
                #expect(third.code == 1, "\(third.log)")
                #expect(third.summary.hasPrefix("## brimful: 1 accepted deviation gone or moved\n"))
                #expect(third.outputs["deviations"] == "0")
                #expect(
                    third.commands.contains { $0.hasPrefix("::error title=drop this line,file=baseline.yml,line=") })
            }
        }

        @Test func `a merge without parts says so`() async throws {
            try await withScratchFolder { room in
                let run = try await ActionRunner(Self.merge, room: room).run(["parts": "nothing"])
                #expect(run.code == 3)
                #expect(run.log.contains { $0.hasPrefix("brimful: parts: nothing: no part is there") })
            }
        }
    }
}
