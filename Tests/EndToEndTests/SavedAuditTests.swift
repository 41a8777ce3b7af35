import Foundation
import Subprocess
import SystemPackage
import Testing

extension EndToEnd {
    /// Audits that are kept, ended, gone on with, split and merged.
    @Suite struct SavedAuditTests {
        private static let models = [
            "stub-correct", "stub-keeps-48", "stub-ignores-tc", "resolver-correct", "resolver-nxdomain",
            "resolver-drops-tc", "parser-correct",
        ]
        private static let words = Brimful.arguments(
            models.map(Model.manifest), scenarios: ["clean", "tc-empty", "tcp-refused"], counts: "1,20,40,60")

        /// An audit in one folder with the cache in another.
        private static func audit(_ folder: String, _ name: String, _ more: [String] = []) async throws -> Brimful.Run {
            try await Brimful.run(
                words + ["--save", "\(folder)/\(name)"] + more, environment: ["XDG_CACHE_HOME": "\(folder)/cache"])
        }

        @Test func `an audit that is killed ten times and gone on with is the one that nobody disturbed`() async throws
        {
            try await withScratchFolder { folder in
                let undisturbed = try await Self.audit(folder, "whole")
                let whole = SavedLines("\(folder)/whole")
                var kills = 0
                for kill in 1...10 {
                    let target = 1 + kill * whole.parts.count / 11
                    kills += try await Self.killed(folder, atParts: target) ? 1 : 0
                    // What the kernel may have left of a line.
                    try SavedLines("\(folder)/killed").cut(by: kill * 13)
                }
                #expect(kills == 10)
                let rest = try await Self.audit(folder, "killed")
                #expect(rest.code == undisturbed.code)
                try #expect(Essence(rest.report()) == Essence(undisturbed.report()))
                let parts = SavedLines("\(folder)/killed").parts
                #expect(parts.count == Set(parts).count, "nothing that was kept is asked twice")
                #expect(Set(parts) == Set(whole.parts))
            }
        }

        /// Ends an audit with SIGKILL as soon as so many parts are kept.
        private static func killed(_ folder: String, atParts target: Int) async throws -> Bool {
            let saved = "\(folder)/killed"
            let result = try await Subprocess.run(
                .path(FilePath(Brimful.executable)), arguments: Arguments(words + ["--save", saved]),
                environment: .inherit.updating(["XDG_CACHE_HOME": "\(folder)/cache"]), input: .none, output: .discarded,
                error: .discarded
            ) { execution in
                while SavedLines(saved).parts.count < target {
                    try await Task.sleep(for: .milliseconds(2))
                    if kill(execution.processIdentifier.value, 0) != 0 { return }
                }
                try execution.send(signal: .kill)
            }
            return result.terminationStatus == .signaled(SIGKILL)
        }

        @Test func `what is finished is reported again, and nothing is asked`() async throws {
            try await withScratchFolder { folder in
                let first = try await Self.audit(folder, "saved")
                let kept = SavedLines("\(folder)/saved").text
                let again = try await Self.audit(folder, "saved")
                #expect(again.output == first.output)
                #expect(again.errors.contains("parts of the audit are there and are not asked again"))
                let reported = try await Brimful.run(["report", "\(folder)/saved", "--format", "json"])
                #expect(reported.output == first.output && reported.code == first.code)
                #expect(SavedLines("\(folder)/saved").text.hasPrefix(kept))
                #expect(SavedLines("\(folder)/saved").parts.count == Set(SavedLines("\(folder)/saved").parts).count)
            }
        }

        @Test func `eight shards merged are one run`() async throws {
            try await withScratchFolder { folder in
                let whole = try await Self.audit(folder, "whole")
                var folders: [String] = []
                for number in 1...8 {
                    let shard = try await Self.audit(
                        folder, "shard-\(number)", ["--shard", "\(number)/8", "--fail-on", "never"])
                    #expect(shard.code == 0, "\(shard.complaints)")
                    folders.append("\(folder)/shard-\(number)")
                }
                let merged = try await Brimful.run(
                    ["merge"] + folders.reversed() + ["--save", "\(folder)/merged", "--format", "json"])
                #expect(merged.code == whole.code)
                try #expect(Essence(merged.report()) == Essence(whole.report()))
                let report = try await Brimful.run(["report", "\(folder)/merged", "--format", "json"])
                #expect(report.output == merged.output)
                let missing = try await Brimful.run(["merge"] + folders.dropLast())
                #expect(missing.code == 2 && missing.complaints == ["brimful: of 8 shards 8/8 is missing"])
            }
        }

        @Test func `a subject whose files changed is asked again, the others are not`() async throws {
            try await withScratchFolder { folder in
                let own = "\(folder)/own"
                try FileManager.default.copyItem(
                    atPath: (Model.manifest("stub-keeps-48") as NSString).deletingLastPathComponent, toPath: own)
                let words = Brimful.arguments(
                    ["\(own)/subject.yml", Model.manifest("stub-correct")], scenarios: ["clean"], counts: "60")
                let save = ["--save", "\(folder)/saved"]
                let environment = ["XDG_CACHE_HOME": "\(folder)/cache"]
                _ = try await Brimful.run(words + save, environment: environment)
                let manifest = try String(contentsOfFile: "\(own)/subject.yml", encoding: .utf8)
                try (manifest + "\n# changed\n").write(toFile: "\(own)/subject.yml", atomically: false, encoding: .utf8)
                _ = try await Brimful.run(words + save, environment: environment)
                let parts = SavedLines("\(folder)/saved").parts
                #expect(parts.count { $0.contains("stub-keeps-48") } == 2)
                #expect(parts.count { $0.contains("stub-correct") } == 1)
            }
        }

        @Test func `several reports are written at once, each in its form`() async throws {
            try await withScratchFolder { folder in
                let outputs = ["a.json", "b.svg", "c.txt"].map { "\(folder)/\($0)" }
                let run = try await Self.audit(
                    folder, "saved",
                    ["--counts", "1", "--format", "svg", "--format", "table"]
                        + outputs.flatMap { ["--output", $0] })
                #expect(run.code == 1 && run.output.isEmpty, "\(run.complaints)")
                #expect(try String(contentsOfFile: outputs[0], encoding: .utf8).hasPrefix("{"))
                #expect(try String(contentsOfFile: outputs[1], encoding: .utf8).hasPrefix("<svg"))
                #expect(try String(contentsOfFile: outputs[2], encoding: .utf8).hasPrefix("brimful "))
            }
        }

        @Test func `what can't be saved, resumed or reported is told in one line`() async throws {
            try await withScratchFolder { folder in
                _ = try await Self.audit(folder, "saved")
                let other = try await Self.audit(folder, "saved", ["--view", "tcp"])
                #expect(other.code == 2)
                #expect(other.complaints.count == 1 && other.complaints[0].contains("holds an audit with other views"))
                for (words, code) in [
                    (["report", "\(folder)/none"], 2), (["report", folder], 2), (["merge", "\(folder)/saved"], 2),
                    (["audit", "--shard", "9/8"], 2), (["audit", "--shard", "x"], 2),
                    (["report", "\(folder)/saved", "--max-inconclusive", "-1"], 2),
                    (["report", "\(folder)/saved", "--format", "json", "--output", "-", "--output", "\(folder)/x"], 2),
                    (["report", "\(folder)/saved", "--output", "\(folder)/x", "--output", "\(folder)/x"], 2),
                    (["audit", "--save", "/proc/none/here", "--scenario", "clean"], 3),
                ] {
                    let run = try await Brimful.run(words)
                    #expect(run.code == code, "\(words)")
                    #expect(run.complaints.count == 1, "\(words): \(run.complaints)")
                }
            }
        }
    }
}

/// A saved audit's lines, as whoever looks into the folder sees them.
private struct SavedLines {
    private let path: String
    let text: String

    init(_ folder: String) {
        path = "\(folder)/audit.jsonl"
        text = String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
    }

    /// The keys of the parts that are whole.
    var parts: [String] {
        let whole = text.hasSuffix("\n") ? text : text.split(separator: "\n").dropLast().joined(separator: "\n")
        return whole.split(separator: "\n").compactMap { line in
            guard line.hasPrefix("{\"part\""), let key = line.range(of: "\"key\":{"),
                let end = line[key.upperBound...].range(of: "}}")
            else { return nil }
            let words = line[key.upperBound..<end.lowerBound]
            return words.split(separator: ",").filter { !$0.contains("fingerprint") }.joined(separator: ",")
        }
    }

    /// Takes octets off the last line, at most its half.
    func cut(by octets: Int) throws {
        let last = text.utf8.dropLast().reversed().prefix { $0 != UInt8(ascii: "\n") }.count
        guard truncate(path, off_t(text.utf8.count - min(octets, last / 2))) == 0 else {
            throw Unexpected("\(path): can't be cut")
        }
    }
}

/// What of a report is the same each time.
private struct Essence: Equatable {
    let subjects: [String]
    let results: [String]
    let cliffs: [String]
    let summary: String

    init(_ report: AuditReport) {
        subjects = report.subjects.map { "\($0.name) \($0.version)" }
        results = report.results.map { "\($0.subject) \($0.scenario) \($0.count) \($0.view) \($0.showing)" }
        cliffs = report.cliffs.map { "\($0.subject) \($0.text)" }
        summary = "\(report.summary)"
    }
}
