import Foundation
import Testing

/// What the actions do before they run anything, and with a program of an earlier run.
@Suite struct `What an action keeps from run to run` {
    private static let names = ["audit/prepare.sh", "audit/run.sh", "audit/audit.sh"]

    /// A repository with the launcher, these scripts and one source, that was built in an earlier run.
    private func repository(in room: String) throws -> String {
        let files = FileManager.default
        let top = "\(room)/repository"
        for folder in [".github/actions/audit", "Sources", ".build/release"] {
            try files.createDirectory(atPath: "\(top)/\(folder)", withIntermediateDirectories: true)
        }
        for name in Self.names.map({ ".github/actions/\($0)" }) + ["brimful"] {
            try files.copyItem(atPath: "\(Repository.folder)/\(name)", toPath: "\(top)/\(name)")
        }
        try "#!/bin/sh\necho \"built: $*\"\n".write(
            toFile: "\(top)/.build/release/brimful", atomically: true, encoding: .utf8)
        try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: "\(top)/.build/release/brimful")
        for name in [".build/brimful.built", "Package.swift", "Sources/a"] {
            try name.write(toFile: "\(top)/\(name)", atomically: true, encoding: .utf8)
        }
        // The sources come later than what was made of them, as they do where a cache is restored.
        try files.setAttributes([.modificationDate: Date.distantPast], ofItemAtPath: "\(top)/.build/brimful.built")
        return top
    }

    private func run(_ script: String, in top: String, _ more: [String: String] = [:]) async throws -> (
        Shell.Result, String
    ) {
        let output = "\(top)/output-\(UUID())"
        try Data().write(to: URL(filePath: output))
        var values = ["GITHUB_OUTPUT": output, "BRIMFUL": "", "RUNNER_TEMP": top].merging(more) { $1 }
        for name in try CompositeAction(in: CompositeAction.folders[0]).inputs.keys {
            let variable = "INPUT_" + name.uppercased().replacing("-", with: "_")
            values[variable] = values[variable] ?? (name == "save" ? "saved" : "")
        }
        let result = try await Shell.bash(["\(top)/.github/actions/audit/\(script)"], in: top, values)
        return (result, try String(contentsOfFile: output, encoding: .utf8))
    }

    @Test func `the program's key changes with its sources, and only with them`() async throws {
        try await withScratchFolder { room in
            let top = try repository(in: room)
            let (_, first) = try await run("prepare.sh", in: top)
            #expect(first.contains("\nbuild=\(top)/.build\n"))
            try "said".write(toFile: "\(top)/README.md", atomically: true, encoding: .utf8)
            #expect(try await run("prepare.sh", in: top).1 == first)
            try "changed".write(toFile: "\(top)/Sources/a", atomically: true, encoding: .utf8)
            let (_, second) = try await run("prepare.sh", in: top)
            #expect(second != first)
            #expect(second.split(separator: "\n").dropLast() == first.split(separator: "\n").dropLast())
        }
    }

    @Test func `a program that is named is not kept`() async throws {
        try await withScratchFolder { room in
            let (result, output) = try await run("prepare.sh", in: try repository(in: room), ["BRIMFUL": "/bin/true"])
            #expect(result.code == 0)
            #expect(!output.contains("build"))
        }
    }

    @Test func `a program that was restored isn't built again`() async throws {
        try await withScratchFolder { room in
            let top = try repository(in: room)
            let (result, _) = try await run("audit.sh", in: top, ["PROGRAM_RESTORED": "true"])
            #expect(
                result.lines.contains { $0.hasPrefix("built: audit --save=\(top)/saved/observations") },
                "\(result.lines)")
        }
    }

    @Test func `a program that wasn't restored is built, and a build that fails is told`() async throws {
        try await withScratchFolder { room in
            let top = try repository(in: room)
            let (result, output) = try await run("audit.sh", in: top)
            #expect(!result.lines.contains { $0.hasPrefix("built:") })
            #expect(result.lines.contains { $0.hasPrefix("brimful: the build failed") }, "\(result.lines)")
            #expect(output.contains("exit-code=3\n"))
        }
    }
}
