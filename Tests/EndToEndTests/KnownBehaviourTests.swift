import Foundation
import Testing

extension EndToEnd {
    /// What known.yml say is measured again: nothing fails that they don't tell of, and nothing has gone.
    @Suite struct KnownBehaviourTests {
        private static let subjects = [
            "bind", "unbound", "dnsmasq", "musl-getaddrinfo", "glibc-getaddrinfo", "glibc-gethostbyname_r-1024",
            "c-ares-getaddrinfo",
        ]
        private static let scenarios = "clean,tc-empty,tc-partial,oversize-no-tc,chop-512,no-compress"

        private func audit(_ more: [String] = []) async throws -> Brimful.Run {
            let subjects = Self.subjects.map { "\($0)@bookworm" }.joined(separator: ",")
            return try await Brimful.run(
                ["audit", "--subject", subjects, "--scenario", Self.scenarios, "--fail-on", "new", "--format", "json"]
                    + more)
        }

        @Test func `what known.yml tell of is what happens`() async throws {
            let run = try await audit()
            let report = try run.report()
            let news = report.results.filter { $0.verdict == "fail" && $0.known == nil }
            #expect(
                news.map { "\($0.subject) \($0.scenario) \($0.count) \($0.view): \($0.why)" } == [],
                "a package may have been updated: brimful subjects measure")
            #expect(run.complaints.filter { $0.contains("was known for") } == [])
            #expect(run.code == 0)
        }

        @Test func `known failures are told with their reason and its source`() async throws {
            let report = try await audit(["--counts", "40,101"]).report()
            let bind = report.results.filter { $0.subject.hasPrefix("bind@") && $0.verdict == "fail" }
            #expect(!bind.isEmpty)
            #expect(bind.allSatisfy { $0.known?.reason.contains("max-records-per-type") == true })
            #expect(bind.allSatisfy { $0.known?.source.hasPrefix("https://kb.isc.org/") == true })
        }

        @Test func `a known failure that is gone is told, and fails the run`() async throws {
            try await withScratchFolder { folder in
                let own = "\(folder)/own-stub"
                let fixtures = "\(#filePath.components(separatedBy: "/Tests/")[0])/Fixtures"
                try FileManager.default.copyItem(atPath: "\(fixtures)/own-stub", toPath: own)
                let arguments = ["audit", "--subject", "\(own)/subject.yml", "--scenario", "clean", "--counts", "1,40"]
                let report = try await Brimful.run(arguments + ["--format", "json"]).report()
                let version = try #require(report.subjects.first?.version)
                let known = """
                    - versions: ["\(version)"]
                      fails: {clean: ["nxdomain from 29"]}
                      reason: once upon a time
                      source: nowhere
                    """
                try Data(known.utf8).write(to: URL(fileURLWithPath: "\(own)/known.yml"))
                let run = try await Brimful.run(arguments + ["--fail-on", "new"])
                #expect(run.code == 1)
                #expect(run.complaints.contains { $0.contains("clean: was known for \"nxdomain from 29\"") })
                #expect(try await Brimful.run(arguments).code == 0)
            }
        }
    }
}
