import Foundation
import TestTools
import Testing

extension EndToEnd {
    /// The examples of subjects of one's own that README names.
    @Suite struct OwnSubjectTests {
        private static let fixtures = "\(#filePath.components(separatedBy: "/Tests/")[0])/Fixtures"

        private func audit(_ subjects: [String], _ counts: String) async throws -> AuditReport {
            try await Brimful.run(Brimful.arguments(subjects, scenarios: ["clean"], counts: counts)).report()
        }

        @Test func `a stub resolver in any language is a manifest and one small program`() async throws {
            let report = try await audit(["\(Self.fixtures)/own-stub/subject.yml"], "1,28,40")
            #expect(
                report.results("mine-getaddrinfo", "clean").map(\.showing)
                    == .init(repeating: "complete pass none", count: 3))
            #expect(report.subjects.map(\.source) == ["machine"])
        }

        @Test func `a resolver runs in the root tree of a container image`() async throws {
            try await withScratchFolder { folder in
                let own = "\(folder)/own-image"
                try FileManager.default.copyItem(atPath: "\(Self.fixtures)/own-image", toPath: own)
                let source = try await rootTree()
                try FileManager.default.createSymbolicLink(atPath: "\(own)/root", withDestinationPath: source)
                let report = try await audit(["\(own)/subject.yml"], "1,40")
                #expect(Set(report.results("mine-unbound", "clean").map(\.verdict)) == ["pass"])
                #expect(report.subjects.map(\.source) == ["root tree \(own)/root"])
            }
        }

        @Test func `a root tree that isn't there is told in one line`() async throws {
            try await withScratchFolder { folder in
                let own = "\(folder)/own-image"
                try FileManager.default.copyItem(atPath: "\(Self.fixtures)/own-image", toPath: own)
                let run = try await Brimful.run(["audit", "--subject", "\(own)/subject.yml"])
                #expect(run.code == 2)
                #expect(run.complaints == ["brimful: \(own)/subject.yml: root: \(own)/root: no such folder"])
            }
        }

        /// A tree in which Unbound is, as an image has it: Debian's, that an audit has fetched.
        private func rootTree() async throws -> String {
            let fetched = try await Brimful.run(["subjects", "fetch", "unbound@bookworm"])
            try #require(fetched.code == 0, "\(fetched.complaints)")
            let cache =
                ProcessInfo.processInfo.environment["XDG_CACHE_HOME"]
                ?? "\(ProcessInfo.processInfo.environment["HOME"] ?? "")/.cache"
            return "\(cache)/brimful/trees/bookworm"
        }
    }
}
