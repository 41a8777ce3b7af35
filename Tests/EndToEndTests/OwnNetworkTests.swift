import Foundation
import Testing

extension EndToEnd {
    /// `programs/sandbox/own-network.sh`, for servers that can't be told to listen at one address alone.
    @Suite struct OwnNetworkTests {
        /// A resolver that begins only if it has had port 53 of all addresses for a moment. The origin has that port of some.
        private static let script = #"""
            brimful model resolver --address 0.0.0.0 --upstream "$2" & all=$!
            until grep -q "00000000:0035 00000000:0000 0A" /proc/net/tcp; do kill -0 $all || exit 7; sleep 0.01; done
            kill $all; wait $all
            exec brimful model resolver --address "$1" --upstream "$2" --edns 1232
            """#

        private static func manifest(_ name: String, _ launcher: [String], in folder: String) throws -> String {
            let path = "\(folder)/\(name).yml"
            try script.write(toFile: "\(folder)/all.sh", atomically: false, encoding: .utf8)
            let words = launcher + ["/bin/sh", "{{source}}/all.sh", "{{address}}", "{{upstream}}"]
            let text = """
                name: \(name)
                kind: resolver
                title: a model
                program: \(words[0])
                arguments: [\(words.dropFirst().map { "\"\($0)\"" }.joined(separator: ", "))]
                environment: { PATH: "/brimful/bin:/usr/sbin:/usr/bin:/sbin:/bin" }
                upstream: forward
                """
            try text.write(toFile: path, atomically: false, encoding: .utf8)
            return path
        }

        @Test func `a server can have all addresses while others run, and only in a network of its own`() async throws {
            let run = try await withScratchFolder { folder in
                let own = ["/bin/sh", "{{programs}}/sandbox/own-network.sh", "{{address}}"]
                let manifests = try [("one", own), ("two", own), ("none", [])].map {
                    try Self.manifest($0.0, $0.1, in: folder)
                }
                return try await Brimful.audit(
                    manifests + [Model.manifest("resolver-correct")], scenarios: ["clean"], counts: "40",
                    more: ["--view", "stub"])
            }
            let report = try run.report()
            #expect(report.results.map(\.subject).sorted() == ["one", "resolver-correct", "two"])
            #expect(report.results.allSatisfy { $0.showing == "complete pass none" }, "\(report.results.map(\.why))")
            #expect(report.skipped.map(\.name) == ["none"])
            #expect(report.skipped.first?.reason.hasPrefix("ended at start with exit code 7") == true)
        }
    }
}
