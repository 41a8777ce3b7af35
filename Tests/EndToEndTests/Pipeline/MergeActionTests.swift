import Foundation
import Testing

extension EndToEnd {
    /// A matrix of shards, and its merge.
    @Suite struct MergeActionTests {
        private static let audit = CompositeAction.folders[0]
        private static let merge = CompositeAction.folders[1]

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

        @Test func `a merge without parts says so`() async throws {
            try await withScratchFolder { room in
                let run = try await ActionRunner(Self.merge, room: room).run(["parts": "nothing"])
                #expect(run.code == 3)
                #expect(run.log.contains { $0.hasPrefix("brimful: parts: nothing: no part is there") })
            }
        }
    }
}
