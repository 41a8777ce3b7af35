import Foundation
import TestTools
import Testing

extension Checks {
    /// What a check reads of the machine that it runs on, before servers that are well and others.
    @Suite struct CheckMachineTests {
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
            let (report, code) = try await room.check(FactsRoom.asked + ["127.0.0.2"])
            #expect(report.troubles == [] && code == 0, "\(report.symptoms.map(\.what))")
        }
    }
}
