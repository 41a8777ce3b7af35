import Conformance
import Foundation
import Testing

@testable import Saving

@Suite struct AuditFileTests {
    /// A folder of the test's own, removed after it.
    private func inFolder(_ body: (String) throws -> Void) throws {
        let folder = "/tmp/brimful-saving-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }

    private func write(_ events: [AuditEvent], to folder: String) throws {
        let file = try AuditFile(folder: folder, outline: SampleRun.outline)
        for event in events { try file.write(event) }
    }

    private func lines(_ folder: String) throws -> AuditLines {
        try AuditLines(path: "\(folder)/\(AuditFile.name)")
    }

    private var events: [AuditEvent] { Array(SampleRun.events().dropFirst()) }

    private func text(_ audit: Audit?) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return try encoder.encode(audit)
    }

    @Test func `what was written is read`() throws {
        try inFolder { folder in
            try write(events, to: folder)
            let read = try lines(folder)
            #expect(try text(read.saved?.audit) == text(SampleRun.saved(SampleRun.events()).audit))
            #expect(read.damaged.isEmpty)
        }
    }

    @Test func `cut at any octet, all whole lines are kept and the audit can be gone on with`() throws {
        try inFolder { folder in
            try write(Array(events.prefix(4)), to: folder)
            let path = "\(folder)/\(AuditFile.name)"
            let whole = try Data(contentsOf: URL(fileURLWithPath: path))
            for length in stride(from: 0, to: whole.count, by: 7) {
                try whole.prefix(length).write(to: URL(fileURLWithPath: path))
                let kept = whole.prefix(length).count { $0 == UInt8(ascii: "\n") }
                let file = try AuditFile(folder: folder, outline: SampleRun.outline)
                #expect(file.saved.done.count == max(0, kept - 2), "cut at \(length)")
                try file.write(events[1])
                let read = try lines(folder)
                #expect(read.damaged.isEmpty && read.saved?.done.isEmpty == false, "cut at \(length)")
            }
        }
    }

    @Test func `a damaged line in the middle is told, and its part is asked again`() throws {
        try inFolder { folder in
            try write(events, to: folder)
            let path = "\(folder)/\(AuditFile.name)"
            var rows = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
            rows[4] = "{\"part\":" + rows[4].dropFirst(30)
            try (rows.joined(separator: "\n") + "\n").write(toFile: path, atomically: false, encoding: .utf8)
            let read = try lines(folder)
            #expect(read.damaged == [5])
            #expect(read.saved?.audit.unasked == 1)
        }
    }

    @Test func `no octet that is changed makes reading fail in another way than by dropping lines`() throws {
        try inFolder { folder in
            try write(Array(events.prefix(2)), to: folder)
            let path = "\(folder)/\(AuditFile.name)"
            let whole = try Data(contentsOf: URL(fileURLWithPath: path))
            for index in stride(from: 0, to: whole.count, by: 11) {
                var damaged = whole
                damaged[index] ^= 0x15
                try damaged.write(to: URL(fileURLWithPath: path))
                _ = try lines(folder).saved?.audit
            }
        }
    }

    @Test func `another audit than the one that is there is refused, and nothing of it is lost`() throws {
        try inFolder { folder in
            try write(events, to: folder)
            let before = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(AuditFile.name)"))
            for (word, other) in [
                ("counts", SampleRun.outline { $0.counts = [1] }),
                ("scenarios", SampleRun.outline { $0.scenarios = [] }),
                ("subjects", SampleRun.outline { $0.subjects = [] }), ("views", SampleRun.outline { $0.views = [] }),
                ("shards", SampleRun.outline { $0.shard = Shard(number: 1, of: 2) }),
                ("profiles", SampleRun.outline { $0.isThorough = true }),
                ("record types", SampleRun.outline { $0.type = .aaaa }),
            ] {
                let error = #expect(throws: SavingError.self) { try AuditFile(folder: folder, outline: other) }
                #expect(error?.description.contains("holds an audit with other \(word)") == true)
            }
            #expect(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(AuditFile.name)")) == before)
        }
    }

    @Test func `two audits don't write one file`() throws {
        try inFolder { folder in
            let first = try AuditFile(folder: folder, outline: SampleRun.outline)
            let error = #expect(throws: SavingError.self) { try AuditFile(folder: folder, outline: SampleRun.outline) }
            #expect(error?.description.contains("another audit is writing there") == true)
            try first.write(events[0])
        }
    }

    @Test(arguments: ["", "\n", "hello\n", "{}\n{}\n", "[1,2\n", "\u{0}\u{1b}[31m\n"])
    func `a file that holds something else stays as it is`(_ content: String) throws {
        try inFolder { folder in
            let path = "\(folder)/\(AuditFile.name)"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try content.write(toFile: path, atomically: false, encoding: .utf8)
            if content.isEmpty {
                _ = try AuditFile(folder: folder, outline: SampleRun.outline)
            } else {
                #expect(throws: SavingError.self) { try AuditFile(folder: folder, outline: SampleRun.outline) }
                #expect(try String(contentsOfFile: path, encoding: .utf8) == content)
            }
        }
    }

    @Test func `a folder that can't be made, and a file that is a folder, are told in one line`() throws {
        try inFolder { folder in
            try FileManager.default.createDirectory(
                atPath: "\(folder)/\(AuditFile.name)", withIntermediateDirectories: true)
            let error = #expect(throws: SavingError.self) { try AuditFile(folder: folder, outline: SampleRun.outline) }
            #expect(error?.description.contains("\n") == false)
            #expect(throws: SavingError.self) {
                try AuditFile(folder: "/proc/none/here", outline: SampleRun.outline)
            }
        }
    }
}
