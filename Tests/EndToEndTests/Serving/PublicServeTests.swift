import Foundation
import Testing

extension EndToEnd {
    /// `brimful serve --public` as a process.
    @Suite struct PublicServeTests {
        private static let arguments = [
            "--public", "--zone", "big.example.net", "--ns", "ns1.example.net", "--listen", "127.0.0.1:0",
        ]

        /// `Tests/Soak/run` asks a million.
        private static let queries =
            ProcessInfo.processInfo.environment["BRIMFUL_SOAK_QUERIES"].flatMap { Int($0) } ?? 20_000

        @Test func `mixed and malformed queries leave the memory as it was`() throws {
            let server = try ServingProcess(Self.arguments + ["--rate", "100000"])
            var storm = try QueryStorm(at: server.port, seed: 20_181_113)
            defer { storm.close() }
            // Buffers are made, and tables touched, when they are used first.
            var isAnswered = storm.blow(20_000)
            let before = try server.residentOctets
            isAnswered = storm.blow(Self.queries) && isAnswered
            #expect(isAnswered)
            let after = try server.residentOctets
            #expect(storm.answered > storm.sent / 4)
            #expect(after - before < 4 << 20, "\(before) octets before, \(after) after")
            print(
                "soak: \(storm.sent) queries, resident \(before) octets before the last \(Self.queries), \(after) after"
            )
            let end = server.end()
            #expect(end.code == 0)
            #expect(end.errors.contains(/served in all: served [1-9].*malformed [1-9]/), "\(end.errors)")
        }

        @Test func `its log has no address unless asked`() throws {
            for arguments in [[], ["--log-addresses"]] {
                let server = try ServingProcess(Self.arguments + arguments)
                var storm = try QueryStorm(at: server.port, seed: 1)
                let isAnswered = storm.blow(1000)
                #expect(isAnswered)
                storm.close()
                let errors = server.end().errors
                #expect(errors.contains("served in all: "))
                #expect(errors.contains("127.99.0.1 udp nosuch.big.example.net. served") == !arguments.isEmpty)
                #expect(errors.contains("127.") == !arguments.isEmpty)
                #expect(errors.allSatisfy { $0 == "\n" || !($0.asciiValue.map { $0 < 32 } ?? false) })
            }
        }

        @Test func `it tells now and then how many queries ended how`() throws {
            let server = try ServingProcess(Self.arguments + ["--log-seconds", "1"])
            var storm = try QueryStorm(at: server.port, seed: 1)
            defer { storm.close() }
            let isAnswered = storm.blow(100)
            #expect(isAnswered)
            // Nothing is written in an interval without queries, so this comes only if the log does.
            let line = server.nextErrors()
            #expect(line.contains(/^20\d\d-.*Z served [1-9]\d*, .*turned away 0\n/), "\(line)")
            #expect(server.end().errors.contains("served in all: "))
        }

        struct Mistake: Sendable, CustomTestStringConvertible {
            let arguments: [String]
            let complaint: String
            var testDescription: String { arguments.joined(separator: " ") }

            init(_ arguments: String..., says complaint: String) {
                (self.arguments, self.complaint) = (arguments, complaint)
            }
        }

        @Test(arguments: [
            Mistake("serve", "--public", says: "--ns: name the zone's server"),
            Mistake("serve", "--ns", "ns1.example.net", says: "go with --public"),
            Mistake("serve", "--public", "--ns", "=1", says: "\"=1\" begins with no name"),
            Mistake("serve", "--public", "--ns", "ns1.example.net=x", says: "ends with no address"),
            Mistake("serve", "--public", "--ns", "ns.brimful.example", says: "within the zone, so give its address"),
            Mistake("serve", "--public", "--ns", "a.net", "--zone", ".", says: "is no name of a zone"),
            Mistake("serve", "--public", "--ns", "a.net", "--rate", "0", says: "--rate: 0"),
            Mistake("serve", "--public", "--ns", "a.net", "--log-seconds", "0", says: "--log-seconds: 0"),
            Mistake("serve", "--public", "--ns", "a.net", "--name", "a.net", says: "don't go with it"),
            Mistake("serve", "--public", "--ns", "a.net", "--listen", "[::1]", says: "is no address and port"),
            Mistake("serve", "--public", "--ns", "a.net", "--listen", "[::1]:70000", says: "the port is no number"),
            Mistake("serve", "--listen", "[::1]:5300", says: "only IPv4"),
            Mistake("zone", "big.example.net", says: "--ns: name the zone's server"),
            Mistake("zone", "b\u{fc}cher.example", "--ns", "a.net", says: "write the name as A-labels"),
            Mistake("zone", "a.example", "--ns", "a.net", "--output", "", says: "--output: name a folder"),
            Mistake("zone", "a.example", "--ns", "a.net", "--server", "localhost", says: "--server: \"localhost\""),
            Mistake("zone", "a..b", "--ns", "a.net", says: "\"a..b\" is no name of a zone"),
            Mistake("zone", "a;b.net", "--ns", "a.net", says: "go into the files"),
            Mistake(
                "zone", "b.net", "--ns", "a.net", "--format", "x", says: "no form \"x\"; there are: all, delegation"),
            Mistake("zone", "b.net", "--ns", "a.net", "--format", "all", says: "give a folder: --output DIR"),
            Mistake("zone", "b.net", "--ns", "a.net", "--format", "forward", says: "so say which server"),
            Mistake("zone", "b.net", "--ns", "a.net", "--counts", "0", says: "--counts"),
            Mistake("zone", "b.net", "--ns", "a.net", "--type", "MX", says: "--type: \"MX\" is none of A, AAAA"),
            Mistake("zone", "b.net", "--ns", "a.net", "--output", "/proc/x", says: "can't be written"),
        ])
        func `a mistake on the command line is named in one line`(_ mistake: Mistake) async throws {
            let run = try await Brimful.run(mistake.arguments)
            #expect(run.code == 2)
            #expect(run.output == "")
            #expect(run.errors.split(separator: "\n").count == 1)
            #expect(run.errors.contains(mistake.complaint), "\(run.errors)")
        }

        @Test(arguments: [
            ["zone", "big.example.net", "--ns", "ns1.example.net"],
            ["serve", "--public", "--zone", "big.example.net", "--ns", "ns1.example.net", "--listen", "127.0.0.1:0"],
            ["serve", "--listen", "127.0.0.1:0"],
        ])
        func `stdout without room is told in one line`(_ arguments: [String]) async throws {
            let run = try await Brimful.run(arguments, under: ["sh", "-c", "exec \"$0\" \"$@\" >/dev/full"])
            #expect(run.code == 3)
            #expect(run.complaints.count == 1)
            #expect(run.complaints.first?.contains("No space left on device") == true, "\(run.errors)")
        }

        @Test func `all forms go into one folder`() async throws {
            try await withScratchFolder { folder in
                let run = try await Brimful.run([
                    "zone", "big.example.net", "--ns", "ns1.example.net=192.0.2.1", "--format", "all", "--output",
                    folder,
                ])
                #expect(run.code == 0 && run.output == "" && run.errors == "")
                let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
                let expected: Set = [
                    "delegation.txt", "big.example.net.zone", "route53-1.json", "forward/unbound.conf",
                    "forward/systemd-resolved.conf", "stub/named.conf",
                ]
                #expect(expected.isSubset(of: files), "\(files)")
            }
        }
    }
}
