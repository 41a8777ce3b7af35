import Foundation
import TestTools
import Testing

/// `brimful minimise --format json`, as far as tests look at it.
struct SmallestFailure: Decodable, Sendable {
    let subject: String
    let id: String
    let name: String
    let count: Int
    let nameLength: Int
    let scenario: Scenario
    let omitted: [String]
    let outcome: String
    let why: String
    let oneFewer: String?
    let limit: AuditReport.Cause
    let octets: Octets
    let serve: String?
    let dig: String
    let trials: [Trial]

    struct Scenario: Decodable, Sendable {
        let name: String
    }

    struct Octets: Decodable, Sendable {
        let udp: Int
        let tcp: Int
    }

    struct Trial: Decodable, Sendable {
        let tried: String
        let finding: String
    }

    /// The case, and what one address fewer is met with; the limit.
    var summary: String {
        let limit = "\(limit.kind)\(limit.limit.map { " \($0)" } ?? "")"
        return "\(id), fewer: \(oneFewer ?? "none"), \(limit)"
    }
}

extension Brimful.Run {
    func smallest(_ location: SourceLocation = #_sourceLocation) throws -> SmallestFailure {
        #expect(code == 1, sourceLocation: location)
        do { return try JSONDecoder().decode(SmallestFailure.self, from: Data(output.utf8)) } catch {
            Issue.record("no smallest failure; exit code \(code), \(errors)", sourceLocation: location)
            throw error
        }
    }
}

extension EndToEnd {
    /// Failures of models, whose smallest form is known.
    @Suite struct MinimiseTests {
        struct Expected: Sendable, CustomTestStringConvertible {
            let model: String
            let id: String
            let summary: String

            init(_ model: String, _ id: String, _ summary: String) {
                (self.model, self.id, self.summary) = (model, id, summary)
            }

            var testDescription: String { "\(model) \(id)" }
        }

        private static func minimise(_ arguments: [String]) async throws -> Brimful.Run {
            try await withScratchFolder { folder in
                try await Brimful.run(["minimise"] + arguments, environment: ["XDG_CACHE_HOME": folder])
            }
        }

        private static func minimise(_ model: String, _ arguments: [String]) async throws -> Brimful.Run {
            try await minimise(["--subject", Model.manifest(model), "--format", "json"] + arguments)
        }

        /// 12 octets of header, 33 of name, 4 of question, 29 records of 16: one octet more than 512.
        @Test(arguments: [
            Expected("stub-ignores-tc", "clean/a101", "clean/a29/lookup/n33, fewer: pass, octets 512"),
            Expected("stub-tc-empty-is-no-name", "clean/a40", "clean/a29/lookup/n33, fewer: pass, octets 512"),
            Expected("stub-tc-empty-is-no-name", "tc-empty/a40", "clean/a29/lookup/n33, fewer: pass, octets 512"),
            Expected("stub-tc-empty-is-no-name", "tc-empty/a20", "tc-empty/a1/lookup/n11, fewer: none, unknown"),
            Expected("stub-keeps-48", "clean/a101", "clean/a49/lookup/n11, fewer: pass, records 48"),
            Expected("stub-keeps-48", "section-bloat/a101", "clean/a49/lookup/n11, fewer: pass, records 48"),
            Expected("stub-stops-in-a-window", "clean/a150", "clean/a101/lookup/n11, fewer: pass, records 100"),
            Expected("stub-alias-is-no-data", "cname-chain-8/a40", "cname-chain-1/a1/lookup/n11, fewer: none, unknown"),
            Expected("stub-loses-again", "clean/a40", "clean/a1/lookup/n11, fewer: none, unknown"),
            Expected("parser-crashes", "clean/a101", "clean/a29/parse/n11, fewer: pass, records 28"),
            Expected("parser-lenient", "chop-512/a101", "chop-512/a29/parse/n33, fewer: pass, octets 512"),
            Expected("resolver-servfail", "clean/a101/tcp", "clean/a21/udp512/n11, fewer: pass, records 20"),
            Expected("resolver-no-tcp", "clean/a101", "clean/a29/stub/n33, fewer: pass, octets 512"),
        ])
        func `the smallest form of a model's failure is found`(_ expected: Expected) async throws {
            let run = try await Self.minimise(expected.model, [expected.id])
            let smallest = try run.smallest()
            #expect(smallest.summary == expected.summary, "\(smallest.trials.map { "\($0.tried): \($0.finding)" })")
            #expect(smallest.omitted.first == "ra")
        }

        @Test func `two faults that only together do harm stay, and a third goes`() async throws {
            let run = try await withScratchFolder { folder in
                let text = """
                    name: mine
                    expectation: completeOrHonestFailure
                    faults: [delegation: 5, omit-tc: all, cut: 512, shuffle]
                    """
                try text.write(toFile: "\(folder)/mine.yml", atomically: false, encoding: .utf8)
                let arguments = ["--scenario", "\(folder)/mine.yml", "mine/a40/lookup"]
                return try await Self.minimise("stub-keeps-512", arguments)
            }
            let smallest = try run.smallest()
            #expect(smallest.summary == "chop-512/a29/lookup/n33, fewer: pass, octets 512")
            let findings = Dictionary(smallest.trials.map { ($0.tried, $0.finding) }) { first, _ in first }
            #expect(findings["no fault"] == "pass")
            #expect(findings["without shuffle"] == "fails alike" && findings["without delegation: 5"] == "fails alike")
            #expect(findings["without omit-tc: all"] == "pass")
        }

        @Test func `what fails through a resolver only is asked through it`() async throws {
            let run = try await Self.minimise(
                "stub-no-tcp-edns-4096", ["--through", Model.manifest("resolver-never-fragments"), "clean/a101"])
            let smallest = try run.smallest()
            #expect(smallest.subject == "stub-no-tcp-edns-4096 through resolver-never-fragments")
            #expect(smallest.summary == "clean/a73/lookup/n38, fewer: pass, octets 1232")
        }

        @Test(arguments: ["stub", "parser", "resolver"])
        func `what is healthy does not fail`(_ kind: String) async throws {
            let run = try await Self.minimise("\(kind)-correct", ["clean/a101"])
            #expect(run.code == 0)
            #expect(run.output.hasPrefix("\(kind)-correct does not fail at clean/a101/"), "\(run.output)")
        }

        @Test func `where small answers fail already, nothing can be said`() async throws {
            let run = try await Self.minimise("stub-fails-always", ["clean/a40"])
            #expect(run.code == 3)
            #expect(run.output == "")
            #expect(run.complaints.last?.contains("the control with 1 addresses failed") == true, "\(run.complaints)")
        }

        /// Keeps the last address to itself whenever the number in the name is even: every other time.
        private static let fickle = #"""
            while read -r name; do
                nonce=${name%%.*} label=${name#*.} label=${label%%.*}
                count=${label##*[a-z]} number=1 comma=
                case $label,$nonce in a*,*[02468acegikmoqsuwy]) count=$((count - 1)) ;; esac
                printf '{"addresses":['
                while [ $number -le $count ]; do
                    printf '%s"198.18.0.%d"' "$comma" $number
                    number=$((number + 1)) comma=,
                done
                printf ']}\n'
            done
            """#

        @Test func `what fails every other time can't be repeated`() async throws {
            let run = try await withScratchFolder { folder in
                try Self.fickle.write(toFile: "\(folder)/fickle.sh", atomically: false, encoding: .utf8)
                let manifest = """
                    name: stub-fickle
                    kind: stub
                    title: a model
                    program: /bin/sh
                    arguments: ["{{source}}/fickle.sh"]
                    errors: { noData: [NODATA] }
                    """
                try manifest.write(toFile: "\(folder)/subject.yml", atomically: false, encoding: .utf8)
                return try await Self.minimise(["--subject", "\(folder)/subject.yml", "clean/a40/lookup"])
            }
            #expect(run.code == 3)
            #expect(run.output == "")
            #expect(run.complaints.last?.contains("fails, and not each time alike") == true, "\(run.complaints)")
        }

        @Test(arguments: [
            "{", "[]", "{\"schema\":2,\"results\":[]}", "{\"schema\":1,\"results\":{}}",
            "{\"schema\":1,\"results\":[{\"id\":1}]}", "{\"schema\":1e99,\"results\":[]}",
            String(repeating: "[", count: 100_000), "\u{0}\u{1b}[31m",
        ])
        func `a file that is no report is told from one`(_ text: String) async throws {
            try await expectMistake(in: text, "is no JSON report")
        }

        @Test(arguments: [
            ("{\"schema\":1,\"results\":[]}", "nothing fails in it"),
            (Self.report("clean/a40/lookup\\u001b[31m"), "nothing fails in it"),
            (Self.report("clean/a40"), "no such failure; there are: musl clean/a40 (nxdomain)"),
        ])
        func `a report without the failure is said to be so`(_ text: String, _ complaint: String) async throws {
            try await expectMistake(in: text, complaint)
        }

        private static func report(_ id: String) -> String {
            """
            {"schema":1,"results":[{"id":"\(id)","subject":"musl","verdict":"fail","outcome":"nxdomain"}]}
            """
        }

        private func expectMistake(in report: String, _ complaint: String) async throws {
            try await withScratchFolder { folder in
                let path = "\(folder)/report.json"
                try report.write(toFile: path, atomically: false, encoding: .utf8)
                let run = try await Self.minimise(["--report", path, "--case", "tc-empty/a1/lookup"])
                #expect(run.code == 2)
                #expect(run.complaints.count == 1 && run.complaints[0].contains(complaint), "\(run.complaints)")
            }
        }

        @Test func `when time runs out, what was found by then is told`() async throws {
            let run = try await Self.minimise("stub-keeps-48", ["clean/a101", "--seconds", "1"])
            #expect(run.output.contains("time ran out"))
            #expect(try run.smallest().count <= 101)
        }

        @Test(arguments: [
            (["clean/a40"], "who fails?"),
            (["--subject", "glibc-getaddrinfo@machine"], "which case fails?"),
            (["--subject", "nosuch", "clean/a40"], "--subject nosuch: no such subject"),
            (["--subject", "musl", "clean/a40"], "subjects; name one: musl-getaddrinfo"),
            (["--subject", "glibc-getaddrinfo@machine", "typo/a40"], "no scenario \"typo\""),
            (["--subject", "glibc-getaddrinfo@machine", "clean"], "is no case"),
            (["--subject", "glibc-getaddrinfo@machine", "clean/a0"], "is no case"),
            (["--subject", "glibc-getaddrinfo@machine", "clean/a40/typo"], "no view \"typo\""),
            (["--subject", "glibc-getaddrinfo@machine", "clean/a40/lookup/n3"], "40 to 255 octets"),
            (["--subject", "glibc-getaddrinfo@machine", "clean/a40/tcp"], "is asked in the view lookup"),
            (["--subject", "glibc-getaddrinfo@machine", "clean/a40", "--output", "/tmp"], "is there already"),
            (["--subject", "glibc-getaddrinfo@machine", "clean/a40", "--seconds", "0"], "--seconds: 0"),
            (["--report", "/nosuch.json"], "--report /nosuch.json: no such file"),
            (["--report", "/dev/null"], "is no JSON report"),
        ])
        func `a mistake is named in one line`(_ arguments: [String], _ complaint: String) async throws {
            let run = try await Self.minimise(arguments + ["--no-fetch"])
            #expect(run.code == 2)
            #expect(run.output == "")
            #expect(run.complaints.count == 1 && run.complaints[0].contains(complaint), "\(run.complaints)")
        }
    }
}
