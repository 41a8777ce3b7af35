import Foundation
import Testing

extension EndToEnd {
    /// The action with a baseline, and with a subject that means ill.
    @Suite struct AuditActionTroubleTests {
        private static let audit = CompositeAction.folders[0]
        private static let failing = [
            "subject": Model.manifest("stub-keeps-48"), "scenario": "clean", "counts": "1,40,60",
        ]

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
    }
}
