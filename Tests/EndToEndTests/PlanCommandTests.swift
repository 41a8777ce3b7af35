import Foundation
import TestTools
import Testing

extension EndToEnd {
    /// What a domain's owner sees.
    @Suite struct PlanCommandTests {
        private static let schema = "\(#filePath.components(separatedBy: "/Tests/")[0])/Fixtures/plan.schema.json"
        private static let name = "us-street.api.smarty.com"

        private static func plan(_ arguments: [String]) async throws -> Brimful.Run {
            try await Brimful.run(["plan"] + arguments)
        }

        struct Mistake: Sendable, CustomTestStringConvertible {
            let arguments: [String]
            let complaint: String

            init(_ arguments: String..., says complaint: String) {
                self.arguments = arguments
                self.complaint = complaint
            }

            var testDescription: String { arguments.joined(separator: " ") }
        }

        @Test(arguments: [
            Mistake("a..b", "--addresses", "4", says: "the name: \"a..b\""),
            Mistake("", "--addresses", "4", says: "the name: \"\""),
            Mistake(".", "--addresses", "4", says: "the root has no addresses"),
            Mistake("bücher.example", "--addresses", "4", says: "the name: \"bücher.example\""),
            Mistake(String(repeating: "a", count: 64), "--addresses", "4", says: "the name:"),
            Mistake("a\u{1B}[31m..b", "--addresses", "4", says: "the name: \"a [31m..b\""),
            Mistake("a.example", says: "--addresses: say how many there are"),
            Mistake("a.example", "--addresses", "0", says: "--addresses: 0: give a number from 1 to 4096"),
            Mistake("a.example", "--addresses", "4097", says: "--addresses: 4097"),
            Mistake("a.example", "--addresses", "many", says: "--addresses"),
            Mistake("a.example", "--addresses", "4", "--ns", "14", says: "--ns: 14: give a number from 0 to 13"),
            Mistake("a.example", "--addresses", "4", "--ns=-1", says: "--ns: -1"),
            Mistake("a.example", "--addresses", "4", "--ns-names", "a,,b", says: "--ns-names: \"\""),
            Mistake(
                "a.example", "--addresses", "4", "--ns-names", "a,A", says: "--ns-names: give up to 13 different names"),
            Mistake(
                "a.example", "--addresses", "4", "--ns", "3", "--ns-names", "a,b", says: "--ns: 3, and --ns-names has 2"
            ),
            Mistake("a.example", "--addresses", "4", "--glue", "a", says: "--glue: there are no name servers"),
            Mistake("a.example", "--addresses", "4", "--ns", "2", "--glue", "x", says: "--glue: \"x\" is none of"),
            Mistake(
                "a.example", "--addresses", "4", "--dnssec", "MD5", says: "--dnssec: \"MD5\" is none of RSASHA256-1024"),
            Mistake("a.example", "--addresses", "4", "--ttl=-1", says: "--ttl: -1: give seconds from 0 to 2147483647"),
            Mistake("a.example", "--addresses", "4", "--ttl", "2147483648", says: "--ttl: 2147483648"),
            Mistake(
                "a.example", "--addresses", "4", "--cname", "A.example.", says: "--cname: a.example. is the name itself"
            ),
            Mistake(
                "a.example", "--addresses", "4", "--zone", "example.org",
                says: "--zone: a.example. is not in example.org."),
            Mistake("a.example", "--hosts", "192.0.2.1,192.0.2.256", says: "--hosts: \"192.0.2.256\" is no address"),
            Mistake("a.example", "--hosts", "192.0.2.1,192.0.2.1", says: "--hosts: 192.0.2.1 is there twice"),
            Mistake("a.example", "--addresses", "4", "--output", "/tmp/x.html", says: "there are table, json and svg"),
            Mistake("a.example", "--hosts", "192.0.2.1,2001:db8::1", says: "--hosts: IPv4 and IPv6"),
            Mistake(
                "a.example", "--hosts", "192.0.2.1", "--addresses", "2",
                says: "--hosts: has 1 address, and --addresses says 2"),
            Mistake("a.example", "--hosts", "192.0.2.1", "--type", "AAAA", says: "--type: \"AAAA\""),
            Mistake("a.example", "--addresses", "4", "--rotation", "x", says: "--rotation: \"x\""),
            Mistake("a.example", "--addresses", "4", "--resolvers", "0", says: "--resolvers: 0"),
            Mistake("a.example", "--addresses", "4", "--zipf", "nan", says: "--zipf: nan"),
            Mistake("a.example", "--addresses", "4", "--subject", "nosuch", says: "nosuch"),
            Mistake("a.example", "--addresses", "4", "--report", "/nosuch", says: "/nosuch: no audit was saved there"),
            Mistake("a.example", "--addresses", "4", "--output", "/nosuch/plan.svg", says: "/nosuch/plan.svg"),
        ])
        func `a mistake on the command line is named in one line`(_ mistake: Mistake) async throws {
            let run = try await Self.plan(mistake.arguments)
            #expect(run.code == 2)
            #expect(run.output == "")
            let lines = run.errors.split(separator: "\n")
            #expect(lines.count == 1 && run.errors.contains(mistake.complaint), "\(run.errors)")
        }

        @Test func `the name of the incident may have 29 addresses, and 20 beside four NS records`() async throws {
            let plain = try await Self.plan([Self.name, "--addresses", "40"])
            #expect(plain.code == 0 && plain.errors == "")
            #expect(plain.output.hasPrefix("Publish at most 29 of your 40 addresses under \(Self.name).\n"))
            let delegated = try await Self.plan([Self.name, "--addresses", "40", "--ns", "4"])
            #expect(delegated.output.hasPrefix("Publish at most 20 of your 40 addresses under \(Self.name).\n"))
            #expect(delegated.output.contains("musl-getaddrinfo 1.2.2/1.2.3 fail from 21 addresses on"))
            #expect(delegated.output.contains("Serve all 40 by rotation: 20 in each answer"))
            #expect(delegated.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
        }

        @Test func `few addresses are all published`() async throws {
            let run = try await Self.plan([Self.name, "--addresses", "8"])
            #expect(run.output.hasPrefix("Publish all 8: up to 29 are safe under"))
            #expect(!run.output.contains("rotation"))
        }

        @Test func `the JSON follows its schema`() async throws {
            let plans = [
                [
                    "--addresses", "40", "--ns", "4", "--dnssec", "ed25519", "--cname", "lb.example.net", "--glue",
                    "both",
                ],
                ["--addresses", "3"], ["--addresses", "300", "--rotation", "windows", "--subject", "all"],
            ]
            let schema = try String(contentsOfFile: Self.schema, encoding: .utf8)
            for arguments in plans {
                let run = try await Self.plan([Self.name, "--format", "json"] + arguments)
                let script = """
                    import json, sys, jsonschema
                    schema, plan = [json.loads(line) for line in sys.stdin.read().split("\\0")]
                    jsonschema.Draft202012Validator.check_schema(schema)
                    jsonschema.validate(plan, schema)
                    """
                let finished = try await TestTool.jsonschema.run(
                    ["-c", script], input: Array("\(schema)\0\(run.output)".utf8))
                #expect(finished.succeeded, "\(finished.complaints.suffix(800))")
            }
        }

        @Test func `the picture is well-formed, and tells a screen reader the number`() async throws {
            let hostile = "\\<\\/script\\>\\&.example"
            for name in [Self.name, hostile] {
                let run = try await Self.plan([name, "--addresses", "40", "--ns", "4", "--format", "svg"])
                let checked = try await TestTool.xmllint.run(["--noout", "-"], input: Array(run.output.utf8))
                #expect(checked.succeeded, "\(checked.complaints)")
                #expect(
                    run.output.contains("role=\"img\" aria-labelledby=\"title desc\"")
                        && run.output.contains("Publish at most"))
                #expect(!run.output.contains("<script") && !run.output.contains("</script"))
            }
        }

        @Test func `the limits of a saved audit take the place of those that are known`() async throws {
            struct Document: Decodable {
                struct Subject: Decodable {
                    let name: String
                    let cause: String
                    let largestCount: Int
                    let counted: Bool
                }
                let subjects: [Subject]
            }
            try await withScratchFolder { folder in
                let subjects = ["stub-keeps-48", "stub-correct"].map(Model.manifest)
                let audit = try await Brimful.audit(
                    subjects, scenarios: ["clean"], counts: "1,20,60", more: ["--save", "\(folder)/run"])
                #expect(audit.code == 1)
                let run = try await Self.plan(
                    [Self.name, "--addresses", "60", "--format", "json", "--report", "\(folder)/run"])
                let found = try JSONDecoder().decode(Document.self, from: Data(run.output.utf8)).subjects
                #expect(found.count == 1 && found.first?.counted == true)
                #expect(found.first?.largestCount == 48 && found.first?.cause == "48 records")
            }
        }

        @Test func `every address is in the snippets, and their sources too`() async throws {
            let hosts = (1...40).map { "198.51.100.\($0)" }
            let run = try await Self.plan([Self.name, "--hosts", hosts.joined(separator: ","), "--snippets"])
            let lines = run.output.split(separator: "\n")
            for host in hosts {
                #expect(lines.contains { $0.contains("'\(host)'") } && lines.contains { $0.contains("[ \(host), 1 ]") })
            }
            #expect(lines.contains { $0.contains("pickrandomsample(29, {") })
            #expect(run.output.components(separatedBy: "https://").count == 6)
        }
    }
}
