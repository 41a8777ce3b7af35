import Foundation
import Subjects
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

        /// Subjects and what is known of them, of those whose version was measured: Debian updates packages, and of a version
        /// that nobody has measured nothing was said. A subject without a known.yml is said never to fail.
        private func measured(in report: AuditReport) throws -> [String: [KnownFile.Entry]] {
            var measured: [String: [KnownFile.Entry]] = [:]
            let files = try Catalogue.manifests()
            for subject in report.subjects {
                let file = try #require(files.first { $0.manifest.name == subject.name })
                let entries = try KnownFile(beside: file).entries
                let known = entries.filter { $0.versions.contains(subject.version) }
                if entries.isEmpty || !known.isEmpty { measured["\(subject.name)@\(subject.version)"] = known }
            }
            return measured
        }

        @Test func `what known.yml tell of is what happens`() async throws {
            let run = try await audit()
            let report = try run.report()
            let measured = try measured(in: report)
            #expect(measured.count >= 4, "packages were updated: brimful subjects measure")
            let news = report.results.filter { $0.verdict == "fail" && $0.known == nil }
            #expect(
                news.filter { measured[$0.subject] != nil }
                    .map { "\($0.subject) \($0.scenario) \($0.count) \($0.view): \($0.why)" } == [])
            let gone = run.complaints.filter { $0.contains("was known for") }
            #expect(gone.filter { line in measured.keys.contains { line.contains("\($0), ") } } == [])
            // With --fail-on new, what nobody has measured counts as well.
            #expect(run.code == (news.isEmpty && gone.isEmpty ? 0 : 1))
        }

        @Test func `known failures are told with their reason and its source`() async throws {
            let report = try await audit(["--counts", "40,101"]).report()
            let measured = try measured(in: report)
            let failures = report.results.filter { $0.verdict == "fail" && measured[$0.subject] != nil }
            #expect(!failures.isEmpty)
            for failure in failures {
                let entries = measured[failure.subject] ?? []
                #expect(
                    entries.contains { $0.reason == failure.known?.reason && $0.source == failure.known?.source },
                    "\(failure.subject) \(failure.scenario): \(failure.known?.reason ?? "not known")")
            }
            let bind = failures.filter { $0.subject.hasPrefix("bind@") }
            #expect(bind.isEmpty == !measured.keys.contains { $0.hasPrefix("bind@") })
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
