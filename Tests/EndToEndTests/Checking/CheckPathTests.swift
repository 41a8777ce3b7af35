import Foundation
import TestTools
import Testing

extension Checks {
    /// The way between this machine and its resolvers.
    @Suite struct CheckPathTests {
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
                FactsRoom.asked + ["127.0.0.2,127.0.0.3", "--probe-name", "big.example.com"])
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
    }
}
