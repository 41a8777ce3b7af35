import Foundation
import TestTools
import Testing

extension Checks {
    /// What `brimful check` finds out, with real servers that do it.
    @Suite struct CheckFactsTests {
        @Test(arguments: [40, 200, 1000])
        func `a rotating 8 of many is healthy through unbound and dnsmasq`(_ pool: Int) async throws {
            let room = FactsRoom(
                tools: [.unbound, .dnsmasq, .pdnsServer, .pdnsBindBackend],
                setup: """
                    powerdns 127.0.0.1 \(pool)
                    unbound 127.0.0.2 127.0.0.1
                    dnsmasq 127.0.0.3 127.0.0.1
                    """)
            let (report, code) = try await room.check(FactsRoom.asked + ["127.0.0.2,127.0.0.3"])
            #expect(report.state == "healthy" && code == 0, "\(report.symptoms.map(\.what))")
            #expect(report.symptoms.contains { $0.kind == "changing" && $0.hop == "authority" })
            #expect(report.symptoms.allSatisfy { $0.kind == "changing" && $0.weight == "note" })
        }

        @Test func `the incident is told in words that a stranger knows it by`() async throws {
            let room = FactsRoom(
                setup: """
                    authority 127.0.0.1 40
                    model 127.0.0.4 127.0.0.1 --defect nxdomain --above 20
                    """)
            let run = try await room.run(["check", FactsRoom.name] + FactsRoom.asked + ["127.0.0.4"])
            #expect(run.code == 1)
            let words = run.output.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
            for part in [
                "fault at the resolver: nxdomain",
                "127.0.0.4 says that there is no such name (NXDOMAIN; udp512, edns1232, edns4096, tcp, stub), where the authority gives 40 addresses.",
                "It turns a large answer into a denial, or a forwarder behind it does.",
                "28 of this name fit into 512 octets, and `brimful plan us-street.api.example.com --addresses 40` shows",
            ] { #expect(words.contains(part), "\(run.output)") }
        }

        @Test func `a resolver that lives on what is over its TTL is told by its own word for it`() async throws {
            let stale = "  serve-expired: yes\n  ede-serve-expired: yes\n  cache-max-ttl: 1\n"
            let room = FactsRoom(
                tools: [.unbound, .dig],
                setup: """
                    authority 127.0.0.1 40
                    authority 127.0.0.9 40
                    unbound 127.0.0.2 127.0.0.9 '\(stale)'
                    dig +tcp @127.0.0.2 \(FactsRoom.name) >/dev/null
                    kill $last
                    while [ -n "$(ss -Hlun src 127.0.0.9:53)" ]; do sleep 0.05; done
                    # It is the resolver that says when its own clock has come to the end of the TTL.
                    until dig @127.0.0.2 \(FactsRoom.name) | grep -q 'EDE: 3'; do sleep 0.1; done
                    """)
            let (report, code) = try await room.check(FactsRoom.asked + ["127.0.0.2"])
            #expect(report.troubles == ["stale at upstream of 127.0.0.2"], "\(report.symptoms.map(\.what))")
            #expect(report.symptoms.first?.what.contains("Stale Answer (RFC 8914, 3)") == true)
            #expect(code == 1)
        }

        @Test func `a resolver that blocks the name on purpose is told by its own word for it`() async throws {
            let room = FactsRoom(
                tools: [.recursor],
                setup: """
                    authority 127.0.0.1 40
                    printf '%s\\n' '$TTL 60' '@ SOA ns x 1 1 1 1 1' '@ NS ns' '\(FactsRoom.name) CNAME .' >rpz.zone
                    echo "rpzFile('$FOLDER/rpz.zone', {policyName='malware', extendedErrorCode=15, extendedErrorExtra='list malware'})" >rpz.lua
                    printf '%s\\n' local-address=127.0.0.2 forward-zones-recurse=.=127.0.0.1 daemon=no setuid= setgid= \\
                        security-poll-suffix= dnssec=off hint-file=no "socket-dir=$FOLDER" extended-resolution-errors=yes \\
                        "lua-config-file=$FOLDER/rpz.lua" allow-from=127.0.0.0/8 >recursor.conf
                    packaged "$TREE/usr/sbin/pdns_recursor" --config-dir="$FOLDER" >/dev/null 2>&1 &
                    await 127.0.0.2
                    """)
            let (report, code) = try await room.check(FactsRoom.asked + ["127.0.0.2"])
            #expect(report.troubles == ["withheld at resolver of 127.0.0.2"], "\(report.symptoms.map(\.what))")
            #expect(report.symptoms.first?.what.contains("Blocked (RFC 8914, 15): \"list malware\"") == true)
            #expect(code == 1)
        }

        /// max-rrset-size is 256 as PowerDNS Recursor comes.
        @Test func `a resolver that refuses many records is at fault itself, and not its way to the authority`()
            async throws
        {
            let room = FactsRoom(
                tools: [.recursor],
                setup: """
                    authority 127.0.0.1 300
                    printf '%s\\n' local-address=127.0.0.2 forward-zones-recurse=.=127.0.0.1 daemon=no setuid= setgid= \\
                        security-poll-suffix= dnssec=off hint-file=no "socket-dir=$FOLDER" allow-from=127.0.0.0/8 \\
                        >recursor.conf
                    packaged "$TREE/usr/sbin/pdns_recursor" --config-dir="$FOLDER" >/dev/null 2>&1 &
                    await 127.0.0.2
                    """)
            let (report, code) = try await room.check(FactsRoom.asked + ["127.0.0.2"])
            #expect(report.troubles == ["servfail at resolver of 127.0.0.2"], "\(report.symptoms.map(\.what))")
            #expect(report.symptoms.first?.what.contains("more than 100 or 256 records") == true)
            #expect(code == 1)
        }

        @Test func `TTLs that resolvers make smaller or greater are notes with both numbers`() async throws {
            let room = FactsRoom(
                setup: """
                    authority 127.0.0.1 40
                    unbound 127.0.0.2 127.0.0.1 '  cache-max-ttl: 60'
                    unbound 127.0.0.3 127.0.0.1 '  cache-min-ttl: 900'
                    unbound 127.0.0.4 127.0.0.1
                    """)
            let (report, code) = try await room.check(FactsRoom.asked + ["127.0.0.2,127.0.0.3,127.0.0.4"])
            #expect(code == 0)
            let notes = report.symptoms.map { "\($0.weight) \($0.kind) of \($0.server ?? "nobody")" }
            #expect(notes == ["note ttl-lowered of 127.0.0.2", "note ttl-raised of 127.0.0.3"])
            #expect(report.symptoms[0].what.contains("60 s") && report.symptoms[0].what.contains("300 s"))
        }
    }
}
