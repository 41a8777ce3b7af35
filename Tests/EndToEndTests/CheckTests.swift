import Foundation
import Testing

extension EndToEnd {
    /// `brimful check` in a private network, through real resolvers.
    @Suite struct CheckTests {
        private static let both = ["--only-named", "--resolver", "\(CheckRoom.unbound),\(CheckRoom.dnsmasq)"]

        @Test(arguments: [
            "clean", "tc-empty", "tc-cut-mid-rr", "tcp-split", "edns-formerr", "shuffle", "duplicate", "cname-chain-3",
            "silent-subset",
        ])
        func `nobody is blamed where the path does what it may`(_ scenario: String) async throws {
            let (report, code) = try await CheckRoom(scenario: scenario).check(Self.both)
            #expect(report.troubles == [], "\(report.symptoms.map(\.what))")
            #expect(report.state == "healthy")
            #expect(code == 0)
        }

        @Test(arguments: [
            ("tcp-refused", "tcp-closed at authority"), ("tcp-eof", "tcp-closed at authority"),
            ("tcp-silent", "tcp-closed at path-to-authority"), ("tcp-still-tc", "truncated at authority"),
            ("drop-512", "udp-size at path-to-authority"), ("edns-drop", "edns-dropped at path-to-authority"),
            ("oversize-no-tc", "oversize at authority"), ("chop-512", "malformed at authority"),
            ("middlebox-negative-nxdomain", "no-address at authority"),
            ("middlebox-negative-servfail", "servfail at authority"), ("wrong-id", "forged at path-to-authority"),
        ])
        func `a fault before the authority is named with its hop, and no resolver is blamed for it`(
            _ scenario: String, _ expected: String
        ) async throws {
            let (report, code) = try await CheckRoom(scenario: scenario).check(Self.both)
            let troubles = report.troubles.map {
                $0.replacingOccurrences(of: " of nobody", with: " of \(CheckRoom.authority)")
            }
            #expect(troubles == ["\(expected) of \(CheckRoom.authority)"], "\(report.symptoms.map(\.what))")
            #expect(code == 1)
        }

        @Test func `a resolver that says NXDOMAIN above 20 is the incident, and those beside it are healthy`()
            async throws
        {
            let room = CheckRoom(defect: ["--defect", "nxdomain", "--above", "20"])
            let resolvers = [CheckRoom.model, CheckRoom.unbound, CheckRoom.dnsmasq].joined(separator: ",")
            let (report, code) = try await room.check(["--only-named", "--resolver", resolvers])
            #expect(report.troubles == ["nxdomain at resolver of \(CheckRoom.model)"])
            #expect(report.resolvers.map(\.server) == [CheckRoom.model, CheckRoom.unbound, CheckRoom.dnsmasq])
            #expect(code == 1)
        }

        @Test(arguments: [
            ("forwards-part --above 20", "partial at resolver"), ("no-tcp", "tcp-closed at resolver"),
            ("no-data --above 20", "nodata at resolver"), ("servfail --above 20", "servfail at upstream"),
            ("drops-tc", "partial at resolver"), ("refuses-over-tcp --above 20", "refused at resolver"),
        ])
        func `each defect of a resolver is its own`(_ defect: String, _ expected: String) async throws {
            let words = ["--defect"] + defect.split(separator: " ").map(String.init)
            let (report, code) = try await CheckRoom(defect: words).check([
                "--only-named", "--resolver", CheckRoom.model,
            ])
            #expect(report.troubles == ["\(expected) of \(CheckRoom.model)"], "\(report.symptoms.map(\.what))")
            #expect(code == 1)
        }

        @Test func `this machine's own resolvers and programs are tried as they are set up`() async throws {
            let (report, code) = try await CheckRoom().check()
            #expect(report.resolvers.map(\.server) == [CheckRoom.unbound])
            #expect(report.programs?.addresses == 40 && report.programs?.error == nil)
            #expect(report.troubles == [])
            #expect(code == 0)
        }

        @Test func `programs' failure is said to follow from their resolver's`() async throws {
            let room = CheckRoom(
                defect: ["--defect", "nxdomain", "--above", "20"], resolvConf: "nameserver \(CheckRoom.model)\n")
            let (report, code) = try await room.check()
            #expect(report.troubles == ["nxdomain at resolver of \(CheckRoom.model)"])
            #expect(report.programs?.error == "EAI_NONAME")
            #expect(report.symptoms.contains { $0.kind == "programs" && $0.weight == "note" })
            #expect(code == 1)
        }

        @Test func `without an authority and without a network it can't be told, in bounded time`() async throws {
            let run = try await Brimful.run(
                ["check", CheckRoom.name, "--only-named", "--resolver", "192.0.2.53,2001:db8::53", "--format", "json"],
                under: ["unshare", "-rn"])
            #expect(run.code == 1, "\(run.errors)")
            #expect(run.output.contains("unreachable"))
            #expect(run.output.contains("no-authority"))
        }

        @Test(arguments: [
            (["check", "a..b"], "is no domain name"), (["check", "b\u{f6}se.example"], "is no domain name"),
            (["check", "x.example", "--resolver", "localhost"], "is no address"),
            (["check", "x.example", "--resolver", "192.0.2.1:0"], "the port is no number"),
            (["check", "x.example", "--authority", "[::1"], "is no address"),
            (["check", "x.example", "--type", "MX"], "none of A, AAAA"),
            (["check", "x.example", "--watch", "1"], "from 5 to 86400"),
            (["check", "x.example", "--watch", "60", "--output", "/tmp/x.json"], "leave --output"),
            (["check", "x.example", "--only-named"], "goes with --resolver"),
            (["check", "x.example", "--probe-name", ".."], "is no domain name"),
        ])
        func `what can't be checked is wrong usage, in one line`(_ arguments: [String], _ complaint: String)
            async throws
        {
            let run = try await Brimful.run(arguments)
            #expect(run.code == 2)
            #expect(run.output == "")
            #expect(run.complaints.count == 1)
            #expect(run.complaints.first?.contains(complaint) == true, "\(run.complaints)")
        }
    }
}
