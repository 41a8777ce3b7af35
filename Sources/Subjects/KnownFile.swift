public import Conformance
internal import Foundation
internal import Yams

/// `known.yml` beside a manifest: what was measured of which versions, with the reason and where that can be read.
public struct KnownFile: Sendable {
    public var entries: [Entry]

    public struct Entry: Codable, Sendable, Hashable {
        public let versions: [String]
        /// Scenarios, and how the subject fails in each: `servfail from 101`.
        public let fails: [String: [String]]
        public let reason: String
        public let source: String

        public init(versions: [String], fails: [String: [String]], reason: String, source: String) {
            self.versions = versions
            self.fails = fails
            self.reason = reason
            self.source = source
        }
    }

    public init(entries: [Entry]) {
        self.entries = entries
    }

    /// The path of the file beside a manifest.
    public static func path(beside file: ManifestFile) -> String { "\(file.folder)/known.yml" }

    /// Reads and checks the file; no file says that nothing is known.
    ///
    /// - Throws: `SubjectError` that names the file and the mistake.
    public init(beside file: ManifestFile) throws(SubjectError) {
        try self.init(path: Self.path(beside: file))
    }

    /// - Throws: `SubjectError` that names the file and the mistake.
    public init(path: String) throws(SubjectError) {
        guard let data = FileManager.default.contents(atPath: path) else {
            entries = []
            return
        }
        guard data.count <= Self.largestFile, let text = String(data: data, encoding: .utf8) else {
            throw SubjectError("\(path): not UTF-8 text, or more than 1 MiB")
        }
        do { entries = try YAMLDecoder().decode([Entry].self, from: text) } catch {
            throw SubjectError("\(path): \(String(describing: error).printable())")
        }
        for entry in entries {
            for (scenario, words) in entry.fails {
                guard let wrong = words.first(where: { Deviation($0, scenario: scenario) == nil }) else { continue }
                throw SubjectError(
                    "\(path): fails: \(scenario.printable()): \"\(wrong.printable())\" is not such as `servfail from 101`"
                )
            }
        }
    }

    private static let largestFile = 1 << 20

    /// What is known of one version of the subject.
    public func deviations(of subject: SubjectIdentity) -> [KnownDeviation] {
        entries.filter { $0.versions.contains(subject.version) }.flatMap { entry in
            entry.fails.sorted { $0.key < $1.key }.flatMap { scenario, words in
                words.compactMap { Deviation($0, scenario: scenario) }.map {
                    KnownDeviation(subject: subject, deviation: $0, reason: entry.reason, source: entry.source)
                }
            }
        }
    }
}
