import Foundation
import Testing

extension Checks {
    /// `brimful check --zone` in a private network: a far end, and real resolvers before it.
    @Suite struct ZoneCheckTests {
        private static let both = ["--only-named", "--resolver", "\(ZoneRoom.unbound),\(ZoneRoom.dnsmasq)"]

        @Test func `the incident's resolver is found with its exact limit, beside others that pass`() async throws {
            let run = try await ZoneRoom().check([
                "--resolver", ZoneRoom.model, "--scenario", "clean", "--counts", "1,8,20,28,40", "--view",
                "edns1232,stub",
            ])
            let report = try run.report()
            #expect(report.subjects.map(\.name) == ["127.0.0.2-53", "127.0.0.4-53", "getaddrinfo"])
            #expect(report.subjects[2].source == "running at this machine, asked for names of big.example.net")
            let failing = report.results.filter { $0.verdict != "pass" }
            #expect(failing.allSatisfy { $0.showing == "nxdomain fail nxdomain none" }, "\(failing.map(\.why))")
            #expect(Set(failing.map(\.subject)) == ["127.0.0.4-53"])
            #expect(failing.map(\.count).sorted() == [28, 28, 40, 40])
            #expect(report.cliffs.map(\.text) == ["20 to 21, records 20", "20 to 21, records 20"])
            #expect(report.summary.safeCount == 20)
            #expect(report.summary.safeCountLimitedBy == ["127.0.0.4-53"])
            #expect(run.code == 1)
            // It stayed below the far end's rate, and said how long it would take.
            #expect(run.errors.contains(/served in all: served [1-9].*, limited 0, malformed 0,.* turned away 0/))
            #expect(run.errors.contains("at most 5 queries a second to each, 39 for the sweep: about 7 s"))
            try await Schema.validate(text: run.output, against: "report.schema.json")
        }

        @Test func `every verdict is the one that an audit gives`() async throws {
            let what = [
                "--scenario", "clean,tc-counts-lie,tcp-split,tcp-reset,tcp-still-tc,middlebox-negative-nxdomain",
                "--counts", "20,40", "--format", "json",
            ]
            let audit = try await ZoneRoom().run(
                ["audit", "--resolver", "\(ZoneRoom.unbound),\(ZoneRoom.dnsmasq)", "--listen", "\(ZoneRoom.audit):53"]
                    + what)
            let check = try await ZoneRoom().run(
                ["check", "--zone", ZoneRoom.zone, "--authority", ZoneRoom.farEnd] + Self.both + what)
            let (audited, checked) = (try verdicts(audit), try verdicts(check))
            #expect(audited.count == 120)
            #expect(checked == audited)
            #expect(check.code == audit.code)
        }

        /// Each case's, with its subject.
        private func verdicts(_ run: Brimful.Run) throws -> [String: String] {
            let named = try run.report().results.map { result in
                ("\(result.subject) \(result.scenario)/\(result.count)/\(result.view)", result.verdict)
            }
            return Dictionary(named) { first, second in "\(first), \(second)" }
        }

        @Test func `large answers over UDP are for who proves his address, and others are told so`() async throws {
            let run = try await ZoneRoom().check(
                Self.both + ["--scenario", "chop-512,tcp-refused,clean", "--counts", "40", "--view", "tcp"])
            #expect(try run.report().results.map(\.scenario) == ["clean", "clean"])
            #expect(run.complaints.contains { $0.contains("not played: tcp-refused needs an address of its own") })
            let told = run.complaints.filter { $0.contains("sends no DNS cookies") }
            #expect(told.count == 2 && told.allSatisfy { $0.hasSuffix("not played to it: chop-512") }, "\(told)")
            #expect(run.code == 0)
        }

        @Test func `a resolver at an IPv6 address is asked as well`() async throws {
            let run = try await ZoneRoom().check([
                "--only-named", "--resolver", "::1", "--scenario", "clean", "--counts", "40", "--view", "udp512,stub",
            ])
            let report = try run.report()
            #expect(report.results.map(\.showing) == ["truncated pass none", "complete pass none"])
            #expect(report.subjects.map(\.source) == ["running at [::1]:53, asked for names of big.example.net"])
            #expect(run.code == 0)
        }

        @Test func `a far end that goes away is nobody else's fault`() async throws {
            var room = ZoneRoom()
            room.queries = 60
            let run = try await room.check([
                "--only-named", "--resolver", ZoneRoom.unbound, "--scenario", "clean,no-compress", "--counts", "20-60",
                "--view", "stub",
            ])
            let report = try run.report()
            let verdicts = Set(report.results.map(\.verdict))
            #expect(
                verdicts == ["pass", "inconclusive"], "\(report.results.filter { $0.verdict == "fail" }.map(\.why))")
            #expect(run.complaints.contains("brimful: the far end went away: 127.0.0.2-53 is asked no more"))
            #expect(run.code == 3)
        }

        @Test func `a resolver that doesn't get to the far end is not accused`() async throws {
            let run = try await ZoneRoom(defect: [], upstream: "127.0.0.99").check([
                "--only-named", "--resolver", "\(ZoneRoom.model),127.0.0.98",
            ])
            #expect(run.code == 3)
            #expect(run.output == "")
            let said = run.complaints.filter { $0.hasPrefix("brimful: 127.0.0.") }
            #expect(said.count == 2)
            #expect(
                said.first?.contains("127.0.0.4-53: a small answer of big.example.net doesn't come") == true, "\(said)")
            #expect(said.last == "brimful: 127.0.0.98-53: nothing listens at 127.0.0.98")
        }

        @Test(arguments: [
            ("127.0.0.99", "nobody serves big.example.net: 127.0.0.99 has nothing that listens on UDP"),
            (ZoneRoom.unbound, "127.0.0.2 serves big.example.net and isn't `brimful serve --public"),
        ])
        func `without a far end nothing can be told, in one line`(_ authority: String, _ complaint: String) async throws
        {
            let run = try await ZoneRoom().run(
                ["check", "--zone", ZoneRoom.zone, "--authority", authority] + Self.both)
            #expect(run.code == 3)
            #expect(run.output == "")
            let own = run.complaints.filter { $0.hasPrefix("brimful: ") }
            #expect(own.count == 1 && own[0].contains(complaint), "\(own)")
        }

        @Test(arguments: [
            (["check"], "one of both"), (["check", "x.example", "--zone", "big.example.net"], "one of both"),
            (["check", "x.example", "--scenario", "clean"], "--scenario: goes with --zone"),
            (["check", "x.example", "--counts", "20"], "--counts: goes with --zone"),
            (["check", "x.example", "--profile", "full"], "--profile: goes with --zone"),
            (["check", "x.example", "--view", "tcp"], "--view: goes with --zone"),
            (["check", "x.example", "--format", "junit"], "of a name there are table and json"),
            (["check", "x.example", "--baseline", "b.yml"], "go with --zone"),
            (["check", "--zone", "a..b"], "is no name of a zone"), (["check", "--zone", "."], "is no name of a zone"),
            (["check", "--zone", "big.example.net", "--watch", "60"], "go with a name"),
            (["check", "--zone", "big.example.net", "--counts", "0"], "is no number of addresses"),
            (["check", "--zone", "big.example.net", "--scenario", "nosuch"], "no scenario \"nosuch\""),
            (["check", "--zone", "big.example.net", "--resolver", "localhost"], "is no address"),
            (["check", "--zone", "big.example.net", "--only-named"], "goes with --resolver"),
            (["check", "--zone", "big.example.net", "--type", "MX"], "none of A, AAAA"),
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
