internal import Conformance
import SystemPackage

/// A private apt: own lists, own configuration, an empty dpkg status, so that it sees nothing as installed and can
/// install nothing. It resolves and downloads; unpacking is not its business.
struct Apt: Sendable {
    /// What apt answers when asked for the closure of some packages.
    enum Answer: Sendable, Equatable {
        case closure([PackageFile])
        case unavailable([String: String])
        case conflict(reason: String)
    }

    /// Its lists and configuration.
    let directory: FilePath
    let archives: FilePath

    private var program: Program { tool("apt-get") }

    private func tool(_ name: String) -> Program {
        Program(name: name, environment: ["APT_CONFIG": directory.appending("apt.conf").string])
    }

    /// Octets that the lists and their cache take at most. apt's methods wait for ever on a disk that fills up.
    private static let listSpace = 200_000_000

    /// Fetches the package lists and checks their signatures.
    func update() async throws(PackageError) {
        try Disk.requireSpace(directory, octets: Self.listSpace)
        let finished = try await program.run(["-q", "update"])
        guard finished.succeeded else { throw diagnosis(finished).error }
    }

    /// The versions that would be installed of those packages that the release has.
    func candidates(of packages: [String]) async throws(PackageError) -> [String: String] {
        if packages.isEmpty { return [:] }
        let finished = try await tool("apt-cache").run(["policy", "--"] + packages)
        guard finished.succeeded else { throw diagnosis(finished).error }
        return Self.candidates(in: finished.output)
    }

    /// `unbound:` on a line, and `  Candidate: 1.17.1-2` on one after it.
    static func candidates(in output: String) -> [String: String] {
        var found: [String: String] = [:]
        var package = ""
        for line in output.split(whereSeparator: \.isNewline) {
            if !line.hasPrefix(" "), line.hasSuffix(":") { package = String(line.dropLast()) }
            let words = line.split(separator: " ")
            if words.first == "Candidate:", words.count == 2, words[1] != "(none)" { found[package] = String(words[1]) }
        }
        return found
    }

    /// Every package that must be there for `packages` to run.
    func closure(of packages: [String]) async throws(PackageError) -> Answer {
        // apt doesn't name what it has already downloaded; of an empty directory it names all.
        let nothing = directory.appending("no-archives")
        let finished = try await program.run(
            ["-q", "-y", "-o", "Dir::Cache::archives=\(nothing.string)", "--print-uris", "install", "--"] + packages)
        if finished.succeeded {
            return .closure(finished.output.split(separator: "\n").compactMap { PackageFile(line: $0) })
        }
        let diagnosis = diagnosis(finished)
        let unavailable = diagnosis.unavailable(among: packages)
        if !unavailable.isEmpty { return .unavailable(unavailable) }
        if diagnosis.isConflict { return .conflict(reason: Self.unmet(in: finished.output)) }
        throw diagnosis.error
    }

    /// Brings the closure of `packages` into `archives`, hashes checked; `percent` is told how far it is.
    func download(_ packages: [String], percent: @Sendable (Int) -> Void) async throws(PackageError) {
        let arguments = ["-q", "-y", "-o", "APT::Status-Fd=1", "--download-only", "install", "--"] + packages
        let finished = try await program.run(arguments) { line in
            if let done = Self.percent(statusLine: line) { percent(done) }
        }
        guard finished.succeeded else { throw diagnosis(finished).error }
    }

    private func diagnosis(_ finished: Program.Finished) -> AptDiagnosis {
        AptDiagnosis(complaints: finished.complaints, path: directory.string)
    }

    /// `dlstatus:3:24.1568:Retrieving file 3 of 6`
    static func percent(statusLine: String) -> Int? {
        let fields = statusLine.split(separator: ":", maxSplits: 3)
        guard fields.count >= 3, fields[0] == "dlstatus", let percent = Double(fields[2]) else { return nil }
        return percent >= 0 ? Int(min(percent, 100)) : nil
    }

    /// The first line that says what is missing: `foo : Depends: bar but it is not installable`.
    static func unmet(in output: String) -> String {
        let heading = "The following packages have unmet dependencies:"
        let lines = output.split(whereSeparator: \.isNewline)
        guard let start = lines.firstIndex(where: { $0.hasPrefix(heading) }), start + 1 < lines.endIndex else {
            return "its dependencies cannot be met"
        }
        return String(lines[start + 1]).printable()
    }
}
