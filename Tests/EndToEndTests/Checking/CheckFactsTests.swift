import Foundation
import TestTools
import Testing

extension Checks {
    /// What `brimful check` finds out, with real servers that do it.
    @Suite struct CheckFactsTests {
        private static let asked = ["--authority", "127.0.0.1", "--only-named", "--resolver"]

        @Test(arguments: [40, 200, 1000])
        func `a rotating 8 of many is healthy through unbound and dnsmasq`(_ pool: Int) async throws {
            let room = FactsRoom(
                tools: [.unbound, .dnsmasq, .pdnsServer, .pdnsBindBackend],
                setup: """
                    powerdns 127.0.0.1 \(pool)
                    unbound 127.0.0.2 127.0.0.1
                    dnsmasq 127.0.0.3 127.0.0.1
                    """)
            let (report, code) = try await room.check(Self.asked + ["127.0.0.2,127.0.0.3"])
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
            let run = try await room.run(["check", FactsRoom.name] + Self.asked + ["127.0.0.4"])
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
            let (report, code) = try await room.check(Self.asked + ["127.0.0.2"])
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
            let (report, code) = try await room.check(Self.asked + ["127.0.0.2"])
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
            let (report, code) = try await room.check(Self.asked + ["127.0.0.2"])
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
            let (report, code) = try await room.check(Self.asked + ["127.0.0.2,127.0.0.3,127.0.0.4"])
            #expect(code == 0)
            let notes = report.symptoms.map { "\($0.weight) \($0.kind) of \($0.server ?? "nobody")" }
            #expect(notes == ["note ttl-lowered of 127.0.0.2", "note ttl-raised of 127.0.0.3"])
            #expect(report.symptoms[0].what.contains("60 s") && report.symptoms[0].what.contains("300 s"))
        }

        // MARK: This machine

        private static let resolved = """
            mount -t tmpfs run /run; mkdir -p /run/systemd/resolve /run/dbus bin systemd
            { cat /etc/passwd; echo systemd-resolve:x:0:0::/:/bin/false; } | become /etc/passwd
            cat >dbus.conf <<END
            <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
                "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
            <busconfig><type>system</type><listen>unix:path=/run/dbus/system_bus_socket</listen><auth>EXTERNAL</auth>
            <policy context="default"><allow user="*"/><allow own="*"/><allow send_destination="*"/>
            <allow receive_sender="*"/></policy></busconfig>
            END
            packaged "$TREE/usr/bin/dbus-daemon" --config-file=dbus.conf --nofork >/dev/null 2>&1 &
            until [ -S /run/dbus/system_bus_socket ]; do sleep 0.05; done
            ip link add v0 type veth peer name v1; ip address add 198.51.100.2/24 dev v0; ip link set v0 up; ip link set v1 up
            ip address add 192.0.2.53/32 dev lo; ip address add 192.0.2.54/32 dev lo
            mount --bind systemd /etc/systemd
            printf '%s\\n' '[Resolve]' DNS=192.0.2.53 DNSSEC=no LLMNR=no MulticastDNS=no >systemd/resolved.conf
            packaged "$TREE/lib/systemd/systemd-resolved" >/dev/null 2>&1 &
            printf '#!/bin/sh\\nLD_LIBRARY_PATH=%s exec %s "$@"\\n' "$libraries:$libraries/systemd" "$TREE/usr/bin/resolvectl" >bin/resolvectl
            chmod +x bin/resolvectl; PATH=$FOLDER/bin:$PATH
            until resolvectl dns v0 192.0.2.54 2>/dev/null; do sleep 0.05; done
            """

        @Test func `systemd-resolved's servers of every link are asked of it, and asked`() async throws {
            let room = FactsRoom(
                tools: [.unbound, .dbusDaemon, .systemdResolved],
                setup: """
                    \(Self.resolved)
                    authority 127.0.0.1 40
                    unbound 192.0.2.53 127.0.0.1
                    unbound 192.0.2.54 127.0.0.1
                    programs 127.0.0.53
                    """)
            let (report, code) = try await room.check(["--authority", "127.0.0.1"])
            #expect(report.resolvers.map(\.server) == ["127.0.0.53", "192.0.2.53", "192.0.2.54"])
            #expect(report.troubles == [], "\(report.symptoms.map(\.what))")
            #expect(code == 0)
        }

        @Test func `127.0.0.53 that fails before servers that don't is a finding of its own`() async throws {
            let room = FactsRoom(
                setup: """
                    mount -t tmpfs run /run; mkdir -p /run/systemd/resolve
                    echo nameserver 127.0.0.2 >/run/systemd/resolve/resolv.conf
                    authority 127.0.0.1 40
                    unbound 127.0.0.2 127.0.0.1
                    model 127.0.0.53 127.0.0.1 --defect servfail --above 20
                    programs 127.0.0.53
                    """)
            let (report, code) = try await room.check(["--authority", "127.0.0.1"])
            #expect(report.troubles == ["local-stub at stub of nobody"], "\(report.symptoms.map(\.what))")
            #expect(report.symptoms.contains { $0.kind == "programs" && $0.weight == "note" })
            #expect(code == 1)
        }

        @Test func `addresses of the hosts file are nobody's fault`() async throws {
            let room = FactsRoom(
                setup: """
                    echo '192.0.2.77 \(FactsRoom.name)' | become /etc/hosts
                    authority 127.0.0.1 40
                    unbound 127.0.0.2 127.0.0.1
                    programs 127.0.0.2
                    """)
            let (report, code) = try await room.check(["--authority", "127.0.0.1"])
            #expect(report.troubles == [] && code == 0, "\(report.symptoms.map(\.what))")
            #expect(report.symptoms.contains { $0.kind == "programs" && $0.what.contains("/etc/hosts") })
        }

        @Test func `a check gives back its sockets as soon as it has an answer`() async throws {
            // Far fewer than it makes queries.
            let room = FactsRoom(
                setup: "authority 127.0.0.1 40\nunbound 127.0.0.2 127.0.0.1",
                course: "ulimit -n 32; exec \"$0\" \"$@\"")
            let (report, code) = try await room.check(Self.asked + ["127.0.0.2"])
            #expect(report.troubles == [] && code == 0, "\(report.symptoms.map(\.what))")
        }

        // MARK: The way

        @Test func `port 53 that is led elsewhere is found, and who answers there is guessed`() async throws {
            let room = FactsRoom(
                tools: [.unbound, .iptables],
                setup: """
                    authority 127.0.0.1 40
                    unbound 127.0.0.2 127.0.0.1
                    ip address add 203.0.113.5/24 dev lo; ip route add default dev lo
                    for transport in udp tcp; do
                        packaged "$TREE/usr/sbin/xtables-nft-multi" iptables -t nat -A OUTPUT -p $transport ! -d 127.0.0.0/8 \\
                            --dport 53 -j DNAT --to-destination 127.0.0.2:53
                    done
                    """)
            let (report, code) = try await room.check([
                "--authority", "198.51.100.7", "--only-named", "--resolver", "127.0.0.2,9.9.9.9",
            ])
            let faults = report.symptoms.filter { $0.weight == "fault" }
            #expect(faults.map(\.kind) == ["intercepted"], "\(report.symptoms.map(\.what))")
            let hint = report.symptoms.first { $0.kind == "intercepted" && $0.weight == "note" }?.what
            #expect(hint?.contains("version.bind. \"unbound") == true && hint?.contains("9.9.9.9") == true)
            #expect(code == 1)
        }

        /// A record set of 2185 octets, which one resolver's fragments don't get through with.
        @Test func `the largest UDP answer that arrives is found with a name that has one`() async throws {
            let room = FactsRoom(
                tools: [.unbound, .pdnsServer, .pdnsBindBackend, .iptables],
                setup: """
                    for i in 1 2 3 4 5 6 7 8 9 10; do printf 'big TXT "%s%0200d"\n' $i 0; done >more.db
                    powerdns 127.0.0.1 1
                    unbound 127.0.0.2 127.0.0.1 '  max-udp-size: 4096'
                    unbound 127.0.0.3 127.0.0.1 '  max-udp-size: 4096'
                    packaged "$TREE/usr/sbin/xtables-nft-multi" iptables -A OUTPUT -p udp -s 127.0.0.2 --sport 53 \
                        -m length --length 1500:65535 -j DROP
                    """)
            let (report, code) = try await room.check(
                Self.asked + ["127.0.0.2,127.0.0.3", "--probe-name", "big.example.com"])
            #expect(report.troubles == ["udp-size at path-to-resolver of 127.0.0.2"], "\(report.symptoms.map(\.what))")
            #expect(report.symptoms.first?.what.contains("big.example.com. TXT has 2185 octets") == true)
            #expect(report.resolvers.map { $0.largestUDP > 2000 } == [false, true])
            #expect(code == 1)
        }

        @Test func `IPv6 resolvers and authorities are asked as others are`() async throws {
            let room = FactsRoom(
                setup: """
                    ip -6 address add 2001:db8::53/128 dev lo nodad; ip -6 address add 2001:db8::54/128 dev lo nodad
                    "$BRIMFUL" serve --public --zone big.example.net --ns ns1.example.net --listen '[::1]:53' \\
                        --listen 127.0.0.1:53 >/dev/null 2>&1 &
                    await '[::1]'
                    unbound 2001:db8::53 ::1
                    programs 2001:db8::53
                    """,
                course: "shift; exec \"$0\" check 1.a40.clean.big.example.net \"$@\"")
            let run = try await room.run([
                "check", "--authority", "::1", "--resolver", "[2001:db8::54]:5300", "--format", "json",
            ])
            let report = try JSONDecoder().decode(CheckedName.self, from: Data(run.output.utf8))
            #expect(report.resolvers.map(\.server) == ["2001:db8::53", "[2001:db8::54]:5300"])
            #expect(report.troubles == ["nothing-listens at resolver of [2001:db8::54]:5300"])
            #expect(report.programs?.addresses == 40)
            #expect(run.code == 1)
        }

        // MARK: A watch

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
                ["check", FactsRoom.name] + Self.asked + ["127.0.0.2", "--watch", "5"] + more)
        }

        @Test func `a watch tells a change in a line, and Ctrl-C ends it in one, with the last state`() async throws {
            let run = try await watched([])
            #expect(run.code == 0, "\(run.errors)")
            #expect(run.output.contains("Authority of"))
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
                ["check", FactsRoom.name] + Self.asked + ["127.0.0.2", "--watch", "5", "--rounds", "2"])
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
