import Foundation
import Testing

extension EndToEnd {
    /// What the machine can refuse: one line on stderr, exit code 3, and no half a report.
    @Suite struct TroubleTests {
        private static let small = Brimful.arguments(
            [Model.manifest("stub-correct")], scenarios: ["clean"], counts: "1-60")

        @Test(arguments: [("resolver", "upstream: forward\n"), ("stub", ""), ("parser", "")])
        func `a subject that ends at its start can't be audited`(_ kind: String, _ more: String) async throws {
            try await withScratchFolder { folder in
                let path = "\(folder)/subject.yml"
                try "name: mine\nkind: \(kind)\ntitle: mine\nprogram: /bin/false\n\(more)"
                    .write(toFile: path, atomically: false, encoding: .utf8)
                let run = try await Brimful.audit([path], scenarios: ["clean"], counts: "20")
                #expect(run.code == 3)
                #expect(run.output == "")
                #expect(run.complaints.first?.contains("mine: ended at start") == true, "\(run.complaints)")
            }
        }

        @Test func `a machine that refuses namespaces is told how to allow them`() async throws {
            try await withScratchFolder { folder in
                let script = "echo 0 > /proc/sys/user/max_user_namespaces; exec \"$0\" \"$@\""
                let forbid = ["unshare", "-r", "sh", "-c", script]
                let run = try await Brimful.run(Self.small, under: forbid, environment: ["XDG_CACHE_HOME": folder])
                #expect(run.code == 3)
                #expect(run.output == "")
                #expect(run.complaints.count == 1)
                #expect(run.complaints.first?.contains("this machine refuses user namespaces") == true)
            }
        }

        @Test func `without network and cache the machine's own subjects are audited all the same`() async throws {
            try await withScratchFolder { folder in
                let closed = "http://127.0.0.1:9"
                let run = try await Brimful.run(
                    Brimful.arguments(
                        ["musl-getaddrinfo@bookworm", "glibc-getaddrinfo@machine"], scenarios: ["clean"], counts: "20"),
                    environment: ["XDG_CACHE_HOME": folder, "http_proxy": closed, "https_proxy": closed])
                let report = try run.report()
                #expect(report.skipped.map(\.name) == ["musl-getaddrinfo"])
                #expect(report.skipped.first?.reason.contains("http_proxy") == true)
                #expect(report.results("glibc-getaddrinfo", "clean").map(\.showing) == ["complete pass none"])
                #expect(run.code == 3)
            }
        }

        @Test func `nothing to audit is said, and no report written`() async throws {
            try await withScratchFolder { folder in
                let run = try await Brimful.run(
                    Brimful.arguments(["musl-getaddrinfo@bookworm"], scenarios: ["clean"], counts: "20") + [
                        "--no-fetch"
                    ],
                    environment: ["XDG_CACHE_HOME": folder])
                #expect(run.code == 3)
                #expect(run.output == "")
                #expect(run.complaints.first?.contains("musl-getaddrinfo: not fetched yet") == true)
            }
        }

        @Test func `a report that finds no room ends the run with exit code 3`() async throws {
            let run = try await Brimful.run(Self.small + ["--output", "/dev/full"])
            #expect(run.code == 3)
            #expect(run.complaints == ["brimful: --output /dev/full: No space left on device; no report was written"])
        }

        @Test func `a disk that fills up keeps the old report whole`() async throws {
            try await withScratchFolder { folder in
                let script = """
                    mount -t tmpfs -o size=16k tmpfs \(folder) && echo old > \(folder)/report.json
                    "$0" "$@" --output \(folder)/report.json; code=$?
                    ls -A \(folder); cat \(folder)/report.json; exit $code
                    """
                let run = try await Brimful.run(Self.small, under: ["unshare", "-rm", "sh", "-c", script])
                #expect(run.code == 3)
                #expect(run.output == "report.json\nold\n")
                #expect(run.complaints.first?.contains("No space left on device; no report was written") == true)
            }
        }

        @Test func `an audit needs no root, and leaves nothing behind outside its cache`() async throws {
            try await withScratchFolder { folder in
                try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder)
                let home = "\(folder)/home"
                let program = try Self.readableCopy(in: folder)
                try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: false)
                let isRoot = geteuid() == 0
                // As root this test becomes the user "nobody".
                if isRoot { try #require(chown(home, 65534, 65534) == 0) }
                let drop = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
                let run = try await Brimful.run(
                    Brimful.arguments(["glibc-getaddrinfo"], scenarios: ["clean", "tc-partial"], counts: "20,40")
                        + ["--no-fetch"], under: isRoot ? drop : [], program: program,
                    environment: ["HOME": home, "XDG_CACHE_HOME": "\(home)/cache"])
                let report = try run.report()
                #expect(report.results.map(\.verdict) == ["pass", "pass", "pass", "pass"])
                #expect(run.code == 0)
                #expect(try FileManager.default.contentsOfDirectory(atPath: home) == ["cache"])
            }
        }

        /// The executable and its resources where everybody may read them: a checkout may be its owner's alone.
        private static func readableCopy(in folder: String) throws -> String {
            for name in ["brimful", "brimful_Subjects.resources"] {
                try FileManager.default.copyItem(atPath: "\(Brimful.folder)/\(name)", toPath: "\(folder)/\(name)")
            }
            return "\(folder)/brimful"
        }
    }
}
