import Conformance
import Foundation
import Testing

@testable import Saving

@Suite struct MergingTests {
    private func shards(_ total: Int, _ numbers: [Int]? = nil) throws -> [(name: String, audit: SavedAudit)] {
        try (numbers ?? Array(1...total)).map { number in
            let shard = try #require(Shard(number: number, of: total))
            return ("shard-\(number)", SampleRun.saved(SampleRun.events(SampleRun.outline { $0.shard = shard })))
        }
    }

    private func text(_ saved: SavedAudit) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        return String(decoding: try encoder.encode(saved.audit), as: UTF8.self)
    }

    @Test(arguments: [1, 2, 3, 8, 20])
    func `shards merged in any order are the audit of one machine, to the last octet`(_ total: Int) throws {
        let whole = try text(SampleRun.saved(SampleRun.events()))
        #expect(try text(SavedAudit.merged(shards(total))) == whole)
        #expect(try text(SavedAudit.merged(shards(total).reversed())) == whole)
        #expect(whole.contains("stub-3"))
    }

    @Test func `a merged audit that is written and read again is the same`() throws {
        let merged = try SavedAudit.merged(shards(4))
        #expect(try text(SampleRun.saved(merged.events)) == text(merged))
    }

    @Test func `a shard that was interrupted leaves the whole unfinished`() throws {
        var parts = try shards(2)
        let events = SampleRun.events(SampleRun.outline { $0.shard = Shard(number: 2, of: 2) })
        parts[1].audit = SampleRun.saved(Array(events.dropLast(3)))
        #expect(try SavedAudit.merged(parts).audit.unasked == 3)
    }

    @Test func `a missing shard, one that comes twice, a whole audit and one of another audit are refused in one line`()
        throws
    {
        #expect(reason(try shards(3, [1, 3])) == "of 3 shards 2/3 is missing")
        #expect(reason(try shards(4, [1, 1])) == "shard-1: is shard 1/4, and so is shard-1")
        #expect(reason(try shards(2, [1]) + shards(3, [2])) == "shard-2: is shard 2/3, and others are shards of 2")
        let whole = SampleRun.saved(SampleRun.events())
        #expect(reason([("whole", whole)]) == "whole: is a whole audit, no shard of one; `brimful report` shows it")
        let other = SampleRun.saved(SampleRun.events(SampleRun.outline { $0.zone = "other.example." }))
        #expect(
            reason(try shards(2, [1]) + [("other", other)])
                == "other: is of another audit than shard-1: it has other zones")
        #expect(reason([]) == "there is nothing to merge")
    }

    private func reason(_ shards: [(name: String, audit: SavedAudit)]) -> String? {
        do {
            _ = try SavedAudit.merged(shards)
            return nil
        } catch {
            return error.description
        }
    }
}
