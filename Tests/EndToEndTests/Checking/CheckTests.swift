import Foundation
import Testing

extension Checks {
    /// `brimful check` in a private internet, before resolvers with defects and without what it needs.
    @Suite struct CheckTests {
        private static let real = [CheckRoom.unbound, CheckRoom.dnsmasq]

        @Test func `a resolver that says NXDOMAIN above 20 is the incident, and those beside it are healthy`()
            async throws
        {
            let room = CheckRoom(defect: ["--defect", "nxdomain", "--above", "20"])
            let resolvers = [CheckRoom.model] + Self.real
            let (report, code) = try await room.check(
                ["--only-named", "--resolver", resolvers.joined(separator: ",")])
            #expect(report.troubles == ["nxdomain at resolver of \(CheckRoom.model)"])
            #expect(report.resolvers.map(\.server) == resolvers)
            #expect(code == 1)
        }

        @Test(arguments: [
            ("forwards-part --above 20", "partial at resolver"), ("no-tcp", "tcp-closed at resolver"),
            ("no-data --above 20", "nodata at resolver"), ("servfail --above 20", "servfail at upstream"),
            ("drops-tc", "partial at resolver"), ("refuses-over-tcp --above 20", "refused at resolver"),
            ("silent --above 20", "silent at upstream"), ("wrong-id", "forged at resolver, malformed at resolver"),
        ])
        func `each defect of a resolver is its own`(_ defect: String, _ expected: String) async throws {
            let words = ["--defect"] + defect.split(separator: " ").map(String.init)
            let (report, code) = try await CheckRoom(defect: words)
                .check(["--only-named", "--resolver", CheckRoom.model])
            let troubles = expected.split(separator: ", ").map { "\($0) of \(CheckRoom.model)" }
            #expect(report.troubles == troubles, "\(report.sentences)")
            #expect(code == 1)
        }

        @Test(arguments: [
            ("circular", "no-authority at authority of nobody", "which leads nowhere", 1),
            ("lame", "no-authority at authority of nobody", "which leads nowhere", 1),
            ("dead", "no-authority at path-to-authority of nobody", "has nothing that listens", 3),
        ])
        func `a delegation that leads nowhere is its own fault, and a dead one can't be told`(
            _ delegation: String, _ expected: String, _ words: String, _ code: Int
        ) async throws {
            let (report, ended) = try await CheckRoom(delegation: delegation)
                .check(["--only-named", "--resolver", CheckRoom.unbound])
            #expect(report.troubles == [expected], "\(report.sentences)")
            #expect(report.sentences.contains { $0.contains(words) }, "\(report.sentences)")
            #expect(ended == code)
        }

        @Test func `who answers without AA, and a part as the whole, has no last word`() async throws {
            let room = CheckRoom(defect: ["--defect", "drops-tc"])
            let (report, _) = try await room.check(
                ["--authority", CheckRoom.model, "--only-named", "--resolver", CheckRoom.unbound])
            let expected = ["intercepted at path-to-authority of \(CheckRoom.model)", "partial at authority of nobody"]
            #expect(report.troubles.sorted() == expected, "\(report.sentences)")
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

        @Test(arguments: ["right", "dead"])
        func `the JSON is as its schema says`(_ delegation: String) async throws {
            let defect = ["--defect", "no-tcp"]
            let room = CheckRoom(
                delegation: delegation, defect: defect, resolvConf: "nameserver \(CheckRoom.model)\n")
            let run = try await room.run(["check", CheckRoom.name, "--format", "json", "--resolver", "192.0.2.53"])
            try await Schema.validate(text: run.output, against: "check.schema.json")
        }

        @Test func `without an authority and without a network it can't be told, in bounded time`() async throws {
            let run = try await Brimful.run(
                ["check", CheckRoom.name, "--only-named", "--resolver", "192.0.2.53,2001:db8::53", "--format", "json"],
                under: ["unshare", "-rn"])
            #expect(run.code == 1, "\(run.errors)")
            #expect(run.output.contains("This machine has no network"))
            #expect(run.output.contains("no root server leads to \(CheckRoom.name)"))
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
            (["check", "x.example", "--resolver", "fe80::1"], "the link has to be named"),
            (["check", "x.example", "--resolver", "fe80::1%nosuch"], "doesn't have: nosuch"),
            (["check", "x.example", "--resolver", "224.0.0.1"], "is no single server's address"),
            (["check", "x.example", "--authority", "ff02::1"], "is no single server's address"),
            (["check", "x.example", "--output", "/tmp/x.html"], "html goes with --zone"),
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
