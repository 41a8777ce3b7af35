import Foundation
import TestTools
import Testing

extension EndToEnd {
    /// What goes in from a report, and what comes out for a stranger.
    @Suite struct MinimiseFindingsTests {
        private func report(in folder: String) async throws -> String {
            let path = "\(folder)/report.json"
            let run = try await Brimful.run(
                Brimful.arguments(
                    ["stub-keeps-48", "stub-no-name"].map(Model.manifest), scenarios: ["clean"], counts: "20,40,101")
                    + ["--output", path], environment: ["XDG_CACHE_HOME": folder])
            #expect(run.code == 1)
            return path
        }

        @Test func `a report's failures are told, and one of them is made smaller`() async throws {
            try await withScratchFolder { folder in
                let path = try await report(in: folder)
                func minimise(_ more: String...) async throws -> Brimful.Run {
                    try await Brimful.run(
                        ["minimise", "--report", path, "--format", "json"] + more,
                        environment: ["XDG_CACHE_HOME": folder])
                }
                let several = try await minimise()
                #expect(several.code == 2)
                #expect(several.complaints.first?.contains("that is 3 failures; name one") == true)
                #expect(several.complaints.first?.contains("stub-keeps-48 clean/a101/lookup (partial)") == true)
                let none = try await minimise("--case", "clean/a20/lookup")
                #expect(none.code == 2)
                #expect(none.complaints.first?.contains("no such failure; there are: stub-keeps-48") == true)
                let one = try await minimise(
                    "--subject", Model.manifest("stub-keeps-48"), "--case", "clean/a101/lookup")
                #expect(try one.smallest().summary == "clean/a49/lookup/n11, fewer: pass, records 48")
                let built = try await minimise("--subject", "stub-keeps-48")
                #expect(built.complaints.first?.contains("no such subject") == true)
            }
        }

        /// The two lines are run as they are printed, where port 5300 is nobody's.
        @Test(arguments: [
            ("stub-keeps-48", "clean/a101"), ("stub-keeps-512", "chop-512/a40"),
            ("resolver-servfail", "clean/a40/stub"), ("parser-crashes", "clean/a40"),
            ("stub-alias-is-no-data", "cname-chain-3/a20"),
        ])
        func `dig gets from brimful serve what the subject got`(_ model: String, _ id: String) async throws {
            try await withScratchFolder { folder in
                let run = try await Brimful.run(
                    [
                        "minimise", "--subject", Model.manifest(model), id, "--format", "json", "--output",
                        "\(folder)/smallest",
                    ], environment: ["XDG_CACHE_HOME": folder])
                let smallest = try run.smallest()
                #expect(FileManager.default.fileExists(atPath: "\(folder)/smallest/minimum.json"))
                let said = try await Self.see(smallest, beside: "\(folder)/smallest")
                let isUDP = smallest.dig.contains("+ignore") || smallest.octets.udp == smallest.octets.tcp
                let octets = isUDP ? smallest.octets.udp : smallest.octets.tcp
                let isCut = smallest.scenario.name == "chop-512"
                #expect(said.contains("MSG SIZE  rcvd: \(octets)") || isCut, "\(smallest.dig): \(said)")
                #expect(said.contains("ANSWER: \(smallest.count),") || octets < 100, "\(smallest.dig): \(said)")
                #expect(!said.contains(" ra"), "\(said)")
                #expect(
                    said.contains("the fixture's octets over udp") && said.contains("the fixture's octets over tcp"))
            }
        }

        @Test func `a scenario that nobody has is written beside, to be served from there`() async throws {
            try await withScratchFolder { folder in
                let own = """
                    name: mine
                    expectation: completeOrHonestFailure
                    faults: [delegation: 5, omit-tc: all, cut: 400]
                    """
                try own.write(toFile: "\(folder)/mine.yml", atomically: false, encoding: .utf8)
                let run = try await Brimful.run(
                    [
                        "minimise", "--subject", Model.manifest("stub-keeps-512"), "mine/a40/lookup", "--scenario",
                        "\(folder)/mine.yml", "--format", "json", "--output", "\(folder)/small est",
                    ], environment: ["XDG_CACHE_HOME": folder])
                let smallest = try run.smallest()
                #expect(smallest.scenario.name == "minimum")
                #expect(smallest.serve?.contains("--scenario '\(folder)/small est/scenario.yml'") == true)
                let said = try await Self.see(smallest, beside: "\(folder)/small est")
                #expect(said.contains("ANSWER: \(smallest.count),"), "\(said)")
                let again = try await Brimful.run(
                    [
                        "minimise", "--subject", Model.manifest("stub-keeps-512"), "mine/a40", "--scenario",
                        "\(folder)/mine.yml", "--output", "\(folder)/small est",
                    ], environment: ["XDG_CACHE_HOME": folder])
                #expect(again.code == 2 && again.complaints.first?.contains("is there already") == true)
            }
        }

        /// Asks what a fixture asks, and compares what comes with what it has.
        private static let comparison = #"""
            use IO::Socket::INET;
            sub octets { local (@ARGV, $/) = @_; <> }
            my ($folder, $proto) = @ARGV;
            my $query = octets("$folder/udp.query.bin");
            my $server = IO::Socket::INET->new(Proto => $proto, PeerAddr => "127.0.0.1:5300") or die $!;
            alarm 20;
            syswrite $server, $proto eq "tcp" ? pack("n/a*", $query) : $query;
            my $came = "";
            if ($proto eq "udp") { sysread $server, $came, 65536 }
            else { shutdown $server, 1; while (sysread $server, my $part, 65536) { $came .= $part } $came = substr $came, 2 }
            print "the fixture's octets over $proto\n" if $came eq octets("$folder/$proto.response.bin");
            """#

        /// What the two lines show, and whether the fixture in `folder` has the same.
        private static func see(_ smallest: SmallestFailure, beside folder: String) async throws -> String {
            let root = try await TestTool.dig.root()
            let serve = try #require(smallest.serve)
            let script = """
                brimful() { '\(Brimful.executable)' "$@" >/dev/null; }
                dig() { LD_LIBRARY_PATH=$(echo '\(root)'/usr/lib/*-linux-gnu) '\(root)'/usr/bin/dig "$@"; }
                ip link set lo up
                \(serve)
                for i in $(seq 200); do [ -n "$(ss -Hlun sport = :5300)" ] && break; sleep 0.05; done
                \(smallest.dig) || exit
                fixture=$(dirname "$(find "$1" -name udp.query.bin)")
                for transport in udp tcp; do perl -e "$0" "$fixture" $transport; done
                """
            let run = try await Brimful.run(
                ["-c", script, comparison, folder], under: ["unshare", "-rn", "--pid", "--fork", "--kill-child"],
                program: "sh")
            #expect(run.code == 0, "\(run.errors)")
            return run.output
        }

        @Test func `musl 1.2.3 gives in at 513 octets, and BIND at 101 records`() async throws {
            let musl = try await Brimful.run(
                ["minimise", "--subject", "musl-getaddrinfo@bookworm", "clean/a40/lookup", "--format", "json"])
            #expect(try musl.smallest().summary == "clean/a29/lookup/n33, fewer: pass, octets 512")
            let bind = try await Brimful.run(
                ["minimise", "--subject", "bind@bookworm", "clean/a101/tcp", "--format", "json"])
            #expect(try bind.smallest().summary == "clean/a101/udp512/n11, fewer: pass, records 100")
            #expect(try bind.smallest().outcome == "servfail")
        }
    }
}
