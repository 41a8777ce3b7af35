import Foundation
import Testing

extension EndToEnd {
    /// The actions, run as GitHub's runner runs them.
    @Suite struct AuditActionTests {
        private static let audit = CompositeAction.folders[0]

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
    }
}
