import Foundation
import Subprocess
import SystemPackage
import TestTools
import Testing

extension EndToEnd {
    /// Recorded answers, replayed to real software of known versions.
    @Suite struct ReplayTests {
        private static let subjects =
            "glibc-getaddrinfo@bookworm,musl-getaddrinfo@bookworm,unbound@bookworm,ldns-wire2pkt@bookworm"

        /// Of each result the subject's name, its outcome and verdict.
        private struct Report: Decodable {
            let results: [Result]

            struct Result: Decodable {
                let file: String
                let subject: String
                let outcome: String
                let verdict: String
                let why: String

                var showing: String { "\(subject.prefix { $0 != "-" && $0 != "@" }) \(outcome) \(verdict)" }
            }
        }

        /// Writes fixtures of 40 addresses, asked for without EDNS.
        private func writeFixtures(_ scenarios: String, to folder: String) async throws {
            let run = try await Brimful.run([
                "fixtures", "write", folder, "--scenario", scenarios, "--counts", "40", "--view", "udp512",
            ])
            #expect(run.code == 0, "\(run.complaints)")
        }

        private func replay(_ files: [String]) async throws -> (code: Int, showing: [String]) {
            let run = try await Brimful.run(["replay"] + files + ["--to", Self.subjects, "--format", "json"])
            guard run.code < 2 else { throw Unexpected("\(run.complaints)") }
            let report = try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
            return (run.code, report.results.map(\.showing))
        }

        @Test func `fixtures are judged as their scenarios are`() async throws {
            try await withScratchFolder { folder in
                try await writeFixtures("clean,tc-partial,tcp-refused", to: folder)
                let clean = try await replay(["\(folder)/clean"])
                #expect(
                    clean.showing == [
                        "unbound complete pass", "glibc complete pass", "musl nxdomain fail", "ldns complete pass",
                    ])
                #expect(clean.code == 1)
                let partial = try await replay(["\(folder)/tc-partial/a40/udp512/case.json"])
                #expect(
                    partial.showing == [
                        "unbound complete pass", "glibc complete pass", "musl partial fail", "ldns complete pass",
                    ])
                // No client can have the whole.
                let refused = try await replay(["\(folder)/tcp-refused"])
                #expect(refused.showing.first == "unbound servfail pass")
            }
        }

        @Test func `the same answer is judged the same from each kind of file`() async throws {
            try await withScratchFolder { folder in
                try await writeFixtures("tc-partial", to: folder)
                let own = "\(folder)/tc-partial/a40/udp512"
                for name in ["tcp.response.bin", "tcp.response.hex", "exchange.pcap", "testns.data"] {
                    // Away from its manifest, it has nothing but its octets to tell.
                    let copy = "\(folder)/\(name)"
                    try FileManager.default.copyItem(atPath: "\(own)/\(name)", toPath: copy)
                    let expected = name.hasPrefix("tcp") ? "musl nxdomain fail" : "musl partial fail"
                    let found = try await replay([copy])
                    #expect(
                        found.showing == [
                            "unbound complete pass", "glibc complete pass", expected, "ldns complete pass",
                        ], "\(name)")
                }
            }
        }

        @Test func `nobody is blamed for an answer that is nowhere whole, and a part is no whole`() async throws {
            try await withScratchFolder { folder in
                try await writeFixtures("tc-partial", to: folder)
                let copy = "\(folder)/truncated.bin"
                try FileManager.default.copyItem(
                    atPath: "\(folder)/tc-partial/a40/udp512/udp.response.bin", toPath: copy)
                let found = try await replay([copy])
                #expect(found.showing.first == "unbound servfail pass")
                #expect(found.showing.contains("musl partial fail"))
                #expect(found.showing.last == "ldns truncated tolerated")
            }
        }

        @Test func `a recording is served to dig, over UDP and TCP`() async throws {
            try await withScratchFolder { folder in
                try await writeFixtures("tc-partial", to: folder)
                let file = "\(folder)/tc-partial/a40/udp512/exchange.pcap"
                try await serving(file) { port, name in
                    let udp = try await dig(port, name, "+notcp", "+ignore")
                    let tcp = try await dig(port, name, "+tcp")
                    #expect(udp.contains("flags: qr tc rd ra; QUERY: 1, ANSWER: 28"), "\(udp)")
                    #expect(tcp.contains("flags: qr rd ra; QUERY: 1, ANSWER: 40"), "\(tcp)")
                    #expect(try await dig(port, "other.example.", "+notcp").contains("status: REFUSED"))
                }
            }
        }

        private func dig(_ port: String, _ name: String, _ options: String...) async throws -> String {
            try await TestTool.dig.run(
                ["@127.0.0.1", "-p", port, "+noedns", "+tries=1", "+timeout=20"] + options + [name, "A"]
            ).output
        }

        /// Serves a file for as long as `body` takes, and gives it the port and the name that are told.
        private func serving(_ file: String, _ body: @Sendable (String, String) async throws -> Void) async throws {
            _ = try await Subprocess.run(
                .path(FilePath(Brimful.executable)), arguments: ["replay", file, "--listen", "127.0.0.1:0"],
                input: .none, output: .sequence, error: .discarded
            ) { execution in
                var text = ""
                for try await buffer in execution.standardOutput {
                    text += buffer.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
                    if text.count(where: { $0 == "\n" }) == 2 { break }
                }
                let lines = text.split(separator: "\n")
                let port = try #require(lines.first?.firstMatch(of: /serving on 127\.0\.0\.1:(\d+), UDP and TCP/)).1
                let name = try #require(lines.last?.firstMatch(of: /^ +(\S+) A: UDP \d+ octets with TC, TCP/)).1
                do { try await body(String(port), String(name)) } catch {
                    try execution.send(signal: .terminate)
                    throw error
                }
                try execution.send(signal: .terminate)
            }
        }
    }
}
