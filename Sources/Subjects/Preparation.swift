public import Conformance
internal import Foundation
internal import Sandbox
internal import Subprocess

/// A subject whose program is made and whose version is known.
public struct PreparedSubject: Sendable {
    public let file: ManifestFile
    public let place: Place
    public let version: String
    let outputDirectory: String
    /// The file of its owner's that it runs with; nil for the manifest's own templates.
    public private(set) var configuration: String?
    /// Changes when anything changes that it is made from, or runs with.
    public private(set) var fingerprint = ""

    public var manifest: Manifest { file.manifest }

    init(file: ManifestFile, place: Place, version: String, outputDirectory: String, fingerprint: String = "") {
        self.file = file
        self.place = place
        self.version = version
        self.outputDirectory = outputDirectory
        self.fingerprint = fingerprint
    }

    public var identity: SubjectIdentity {
        let source = configuration.map { "\(place.source), with \($0)" } ?? place.source
        return SubjectIdentity(name: manifest.name, kind: manifest.kind, version: version, source: source)
    }
}

extension PreparedSubject {
    /// The same, run with a file of its owner's.
    public func configured(by file: String?) -> PreparedSubject {
        var configured = self
        configured.configuration = file
        if let file { configured.fingerprint = Fingerprint(self.file, place, configuration: file).text }
        return configured
    }
}

extension Workshop {
    /// Makes the subject's program, unless an earlier run has, and finds its version.
    ///
    /// - Throws: `SubjectError` with the last line of what the failing command said.
    public func prepare(_ subject: PlacedSubject) async throws -> PreparedSubject {
        let directory = preparedDirectory(of: subject)
        let versionFile = "\(directory)/version"
        if let version = try? String(contentsOfFile: versionFile, encoding: .utf8) {
            return prepared(subject, directory, version)
        }
        let draft = "\(directory).\(ProcessInfo.processInfo.globallyUniqueString)"
        defer { try? FileManager.default.removeItem(atPath: draft) }
        try FileManager.default.createDirectory(atPath: "\(draft)/output", withIntermediateDirectories: true)
        for command in subject.manifest.build ?? [] {
            let result = try await run(subject, command, output: "\(draft)/output", writable: true)
            guard result.succeeded else {
                throw SubjectError("can't be built: \(command[0]): \(result.complaint)")
            }
        }
        let version = try await findVersion(subject, output: "\(draft)/output")
        try version.write(toFile: "\(draft)/version", atomically: false, encoding: .utf8)
        // Complete or not there: a run that is cut off leaves only a draft. Another run may have been faster.
        try? FileManager.default.removeItem(atPath: directory)
        try FileManager.default.moveItem(atPath: draft, toPath: directory)
        return prepared(subject, directory, version)
    }

    private func prepared(_ subject: PlacedSubject, _ directory: String, _ version: String) -> PreparedSubject {
        PreparedSubject(
            file: subject.file, place: subject.place, version: version, outputDirectory: "\(directory)/output",
            fingerprint: Fingerprint(subject).text)
    }

    private func findVersion(_ subject: PlacedSubject, output: String) async throws -> String {
        guard let version = subject.manifest.version else { return subject.packagedVersion }
        let result = try await run(subject, version.command, output: output, writable: false)
        let pattern = try NSRegularExpression(pattern: version.pattern)
        let text = result.text
        let match = pattern.firstMatch(in: text, range: NSRange(text.startIndex..., in: text))
        guard let match, match.numberOfRanges > 1, let range = Range(match.range(at: 1), in: text) else {
            throw SubjectError("\(version.command[0]) doesn't tell its version: \(result.complaint)")
        }
        return String(text[range]).printable(40)
    }

    private struct CommandResult {
        let succeeded: Bool
        let text: String

        var complaint: String {
            let lines = text.split(separator: "\n")
            let line = lines.first { $0.contains("error") } ?? lines.last ?? "it said nothing"
            return String(line).printable()
        }
    }

    private func run(
        _ subject: PlacedSubject, _ command: [String], output: String, writable: Bool
    ) async throws -> CommandResult {
        let entry = try entry(for: subject, command: command, output: output, writable: writable)
        defer { discard(entry) }
        let result = try await Subprocess.run(
            try Harness.configuration(for: entry), input: .none, output: .string(limit: 1 << 20),
            error: .combinedWithOutput)
        var succeeded = false
        if case .exited(0) = result.terminationStatus { succeeded = true }
        return CommandResult(succeeded: succeeded, text: result.standardOutput)
    }
}
