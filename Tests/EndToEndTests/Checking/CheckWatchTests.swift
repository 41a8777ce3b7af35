import Foundation
import TestTools
import Testing

extension Checks {
    /// A check that goes on.
    @Suite struct CheckWatchTests {
        /// Other addresses at the authority once the first report is there, and Ctrl-C once that is told.
        private static let changing = """
            "$0" "$@" >said 2>complaints & watch=$!
            until [ -s said ]; do sleep 0.05; done
            kill $last
            while [ -n "$(ss -Hlun src 127.0.0.1:53)" ]; do sleep 0.05; done
            authority 127.0.0.1 30
            first=$(wc -l <said)
            until [ "$(wc -l <said)" -gt "$first" ]; do sleep 0.05; done
            kill -INT $watch; code=0; wait $watch || code=$?
            cat said; tail -n 1 complaints >&2
            exit $code
            """

        private func watched(_ more: [String]) async throws -> Brimful.Run {
            let room = FactsRoom(
                setup: """
                    authority 127.0.0.1 40
                    unbound 127.0.0.2 127.0.0.1 '  cache-max-ttl: 0'
                    """,
                course: Self.changing)
            return try await room.run(
                ["check", FactsRoom.name] + FactsRoom.asked + ["127.0.0.2", "--watch", "5"] + more)
        }

        @Test func `a watch tells a change in a line, and Ctrl-C ends it in one, with the last state`() async throws {
            let run = try await watched([])
            #expect(run.code == 0, "\(run.errors)")
            #expect(run.output.contains("Authority: 40 addresses"))
            let change = run.output.split(separator: "\n").last.map(String.init) ?? ""
            #expect(
                change.wholeMatch(
                    of: /20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ the authority's addresses changed: 40 before, 30 now/) != nil,
                "\(run.output)")
            #expect(run.complaints.last?.contains("ended after") == true, "\(run.complaints)")
            #expect(run.complaints.last?.hasSuffix(": healthy") == true)
        }

        @Test func `a watch in JSON has a document on each line`() async throws {
            let run = try await watched(["--format", "json"])
            let lines = run.output.split(separator: "\n")
            let reports = try lines.map { try JSONDecoder().decode(CheckedName.self, from: Data($0.utf8)) }
            #expect(reports.count == 2, "\(run.errors)")
            #expect(reports.allSatisfy { $0.state == "healthy" })
        }

        @Test func `a watch of some rounds ends by itself`() async throws {
            let room = FactsRoom(setup: "authority 127.0.0.1 40\nunbound 127.0.0.2 127.0.0.1")
            let run = try await room.run(
                ["check", FactsRoom.name] + FactsRoom.asked + ["127.0.0.2", "--watch", "5", "--rounds", "2"])
            #expect(run.code == 0 && run.complaints.last?.hasSuffix("ended after 2 checks: healthy") == true)
        }

        @Test func `a watch that is ended at once says so`() async throws {
            // Nobody answers there, and nobody says so: the first check is waiting when it is ended.
            let room = FactsRoom(
                setup: "ip route add 192.0.2.0/24 dev lo; : >complaints",
                course: """
                    : >complaints
                    "$0" "$@" 2>complaints & watch=$!
                    until grep -q 'looking for' complaints; do sleep 0.05; done
                    kill -INT $watch; code=0; wait $watch || code=$?
                    # Progress may be told after it.
                    grep ended complaints >&2; exit $code
                    """)
            let run = try await room.run([
                "check", FactsRoom.name, "--authority", "192.0.2.53", "--only-named", "--resolver", "192.0.2.54",
                "--watch", "5",
            ])
            #expect(run.code == 3 && run.complaints.count == 1, "\(run.complaints)")
            #expect(run.complaints.last?.contains("ended before the first check was over") == true)
        }
    }
}
