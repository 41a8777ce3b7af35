import Foundation
import Testing

extension EndToEnd {
    /// Resolvers of Debian's with a file as an owner writes it.
    @Suite struct OwnConfigurationTests {
        private static func named(_ more: String = "dnssec-validation no;") -> String {
            """
            options {
                directory "/var/cache/bind";
                listen-on { 127.0.0.1; };
                forward only;
                forwarders { 9.9.9.9; 1.1.1.1; };
                \(more)
            };
            """
        }

        private static let unbound = """
            server:
                interface: 127.0.0.1
                username: unbound
                module-config: "iterator"
                include: "more.conf"
            forward-zone:
                name: "."
                forward-addr: 9.9.9.9
                forward-addr: 1.1.1.1
            """

        private static let dnsmasq = """
            port=53
            listen-address=127.0.0.1
            user=dnsmasq
            no-resolv
            server=9.9.9.9
            server=1.1.1.1
            """

        private static let knot = """
            net.listen('127.0.0.1', 53, { kind = 'dns' })
            user('knot-resolver', 'knot-resolver')
            cache.size = 20 * MB
            trust_anchors.remove('.')
            policy.add(policy.all(policy.FORWARD({'9.9.9.9', '1.1.1.1'})))
            """

        private static let recursor = """
            local-address=127.0.0.1
            forward-zones-recurse=.=9.9.9.9;1.1.1.1
            setuid=pdns
            dnssec=off
            """

        private func audit(
            _ name: String, _ text: String, _ scenarios: String, _ counts: String, _ more: [String] = []
        ) async throws -> Brimful.Run {
            try await withScratchFolder { folder in
                let file = "\(folder)/\(name)"
                try text.write(toFile: file, atomically: false, encoding: .utf8)
                try "msg-cache-size: 4m\n".write(toFile: "\(folder)/more.conf", atomically: false, encoding: .utf8)
                let run = try await Brimful.run(
                    [
                        "audit", "--config", file, "--scenario", scenarios, "--counts", counts, "--format", "json",
                    ] + more)
                #expect(try String(contentsOfFile: file, encoding: .utf8) == text)
                return run
            }
        }

        @Test(arguments: [
            ("unbound.conf", "unbound", unbound), ("dnsmasq.conf", "dnsmasq", dnsmasq),
            ("kresd.conf", "knot-resolver", knot), ("recursor.conf", "pdns-recursor", recursor),
            ("named.conf", "bind", named()),
        ])
        func `a resolver runs with its owner's file, and whom it asks is the origin`(
            _ file: String, _ subject: String, _ text: String
        ) async throws {
            let run = try await audit(file, text, "clean,tcp-eof", "20,60", ["--view", "stub,tcp"])
            let report = try run.report()
            #expect(report.subjects.map(\.name) == [subject])
            #expect(report.results.count == 8)
            #expect(report.results.filter { !["pass", "tolerated"].contains($0.verdict) }.map(\.why) == [])
            #expect(report.results.allSatisfy { !$0.origin.isEmpty })
            #expect(report.summary.safeCount == 60)
            #expect(run.code == 0)
        }

        @Test func `what the owner's file changes shows`() async throws {
            let usual = try await audit("named.conf", Self.named(), "clean", "100,120", ["--view", "tcp"])
            #expect(try usual.report().cliffs("bind", "clean").map(\.text) == ["100 to 101, records 100"])
            #expect(usual.code == 1)
            let own = Self.named("dnssec-validation no; max-records-per-type 0;")
            let unlimited = try await audit("named.conf", own, "clean", "100,120", ["--view", "tcp"])
            #expect(try unlimited.report().cliffs("bind", "clean").map(\.text) == [])
            #expect(unlimited.code == 0)
        }

        @Test func `a recursive resolver finds its way from the root servers that it knows`() async throws {
            let text = "server:\n interface: 0.0.0.0\n module-config: \"iterator\"\n"
            let run = try await audit("mine.conf", text, "clean,tc-empty", "40", ["--subject", "unbound"])
            #expect(try run.report().results.filter { $0.verdict != "pass" }.map(\.why) == [])
            #expect(run.code == 0)
        }

        @Test(arguments: [
            ("named.conf", named(""), "Does it validate DNSSEC?"),
            (
                "unbound.conf",
                """
                server:
                    interface: 127.0.0.1@5335
                forward-zone:
                    name: "."
                    forward-tls-upstream: yes
                    forward-addr: 9.9.9.9@853#dns.quad9.net
                """, "forward by TLS"
            ),
        ])
        func `what can't get through to the origin is no failure of the resolver`(
            _ file: String, _ text: String, _ reason: String
        ) async throws {
            let run = try await audit(file, text, "clean", "20", ["--view", "stub"])
            let report = try run.report()
            #expect(report.results.map(\.verdict) == ["inconclusive"])
            #expect(report.results.first?.why.contains(reason) == true, "\(report.results.map(\.why))")
            #expect(run.code == 3)
        }

        @Test(arguments: [
            ("named.conf", "options { foo bar; };", "named.conf:1: unknown option 'foo'"),
            ("unbound.conf", "server:\n  foo: bar\n", "unbound.conf:2: error: unknown keyword 'bar'"),
            ("dnsmasq.conf", "foo=bar\n", "bad option at line 1"),
        ])
        func `a broken file is told in the resolver's own words`(
            _ file: String, _ text: String, _ words: String
        ) async throws {
            let run = try await audit(file, text, "clean", "20")
            #expect(run.code == 3)
            #expect(run.output == "")
            #expect(run.complaints.count == 1)
            #expect(run.complaints.first?.contains(words) == true, "\(run.complaints)")
        }

        @Test(arguments: [
            (["--config", "/nosuch/unbound.conf"], "No such file"),
            (["--config", "/tmp"], "is no file"),
            (["--config", "/etc/passwd"], "say so with --subject"),
            (["--config", "/etc/passwd", "--subject", "musl-getaddrinfo"], "doesn't say how it is run with one"),
            (["--config", "/etc/passwd", "--resolver", "127.0.0.1"], "--resolver"),
        ])
        func `what is no file of a resolver's is wrong usage`(_ arguments: [String], _ complaint: String) async throws {
            let run = try await Brimful.run(["audit", "--no-fetch"] + arguments)
            #expect(run.code == 2)
            #expect(run.output == "")
            #expect(run.complaints.first?.contains(complaint) == true, "\(run.complaints)")
        }
    }
}
