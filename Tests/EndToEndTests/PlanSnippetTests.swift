import Foundation
import TestTools
import Testing

extension EndToEnd {
    /// What `plan --snippets` prints is run by the servers that it is for.
    @Suite struct PlanSnippetTests {
        private static let name = "us-street.api.smarty.com"
        private static let hosts = (1...40).map { "198.51.100.\($0)" }
        private static let zone = """
            $TTL 60
            @ SOA ns hostmaster 1 7200 1800 259200 900
            @ NS ns
            ns A 127.0.0.1

            """
        /// Asks some times over, once the server is there; a line of addresses for each answer.
        private static let asking = """
            for attempt in $(seq 100); do
                dig +tries=1 +time=1 +short @127.0.0.1 -p 5353 \(name) A | grep -q . && break; sleep 0.1
            done
            for attempt in $(seq 20); do dig +short @127.0.0.1 -p 5353 \(name) A | sort | tr '\\n' ' '; echo; done
            """

        private struct Document: Decodable {
            struct Server: Decodable {
                let name: String
                let snippet: String?
            }
            let recommended: Int
            let servers: [Server]
        }

        private func plan() async throws -> Document {
            let run = try await Brimful.run(
                ["plan", Self.name, "--hosts", Self.hosts.joined(separator: ","), "--ns", "4", "--format", "json"])
            return try JSONDecoder().decode(Document.self, from: Data(run.output.utf8))
        }

        private func expect(_ finished: TestTool.Finished, served: Int) {
            let answers = finished.output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
            #expect(answers.count == 20, "\(finished.complaints.suffix(800))")
            #expect(answers.allSatisfy { Set($0).count == served && Set($0).isSubset(of: Self.hosts) }, "\(answers)")
            #expect(Set(answers).count > 1 && Set(answers.joined()) == Set(Self.hosts))
        }

        @Test func `PowerDNS serves the recommended number of all addresses by its snippet`() async throws {
            let plan = try await plan()
            let snippet = try #require(plan.servers.first { $0.name.hasPrefix("PowerDNS") }?.snippet)
            let room = try await ToolRoom([.pdnsServer, .pdnsBindBackend, .dig])
            let finished = try await room.run(
                """
                pdns_server --config-dir=/tmp --daemon=no --guardian=no --launch=bind --bind-config=/tmp/named.conf \
                    --socket-dir=/tmp --local-address=127.0.0.1 --local-port=5353 --enable-lua-records=yes --cache-ttl=0 \
                    --query-cache-ttl=0 --setuid= --setgid= >&2 &
                \(Self.asking)
                """,
                files: [
                    "named.conf": Array("zone \"smarty.com\" { type master; file \"/tmp/zone.db\"; };\n".utf8),
                    "zone.db": Array((Self.zone + snippet + "\n").utf8),
                ])
            expect(finished, served: plan.recommended)
        }

        @Test func `gdnsd serves the recommended number of all addresses by its snippet`() async throws {
            let plan = try await plan()
            let snippet = try #require(plan.servers.first { $0.name == "gdnsd" }?.snippet)
            let parts = snippet.components(separatedBy: "; in the zone")
            let record = try #require(parts.last?.split(separator: "\n").last)
            let options =
                "options => { listen => 127.0.0.1:5353, run_dir => /tmp/run, state_dir => /tmp/state, zones_default_ttl => 60 }\n"
            let room = try await ToolRoom([.gdnsd, .dig])
            let finished = try await room.run(
                """
                mkdir -p zones run state && cp zone.db zones/smarty.com
                gdnsd -c /tmp start >&2 &
                \(Self.asking)
                """,
                files: [
                    "config": Array((options + parts[0]).utf8), "zone.db": Array((Self.zone + record + "\n").utf8),
                ])
            expect(finished, served: plan.recommended)
        }
    }
}
