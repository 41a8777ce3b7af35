internal import Conformance
import SystemPackage

/// The files a private apt reads instead of the machine's.
struct AptConfiguration: Sendable {
    let directory: FilePath
    let archives: FilePath
    let architecture: String
    let sources: [PackageSource]
    /// Lines of the machine's configuration on how to reach mirrors: proxies, certificates.
    let transport: [String]

    func write() throws(PackageError) {
        let lists = directory.appending("lists")
        for place in [lists, directory.appending("no-archives"), archives] {
            try Disk.makeDirectory(place.appending("partial"))
        }
        try Disk.write("", to: directory.appending("status"))
        try Disk.write(
            sources.map { $0.line(architecture: architecture) + "\n" }.joined(),
            to: directory.appending("sources.list"))
        try Disk.write(text, to: directory.appending("apt.conf"))
    }

    /// apt reads this file before the machine's own, which the `/dev/null`s then keep out: its hooks would
    /// write to the machine, and its pins and trusted keys are not ours.
    var text: String {
        let paths = [
            "Dir::State": directory, "Dir::State::lists": directory.appending("lists"),
            "Dir::State::status": directory.appending("status"),
            "Dir::Cache": directory, "Dir::Cache::archives": archives,
            "Dir::Etc::sourcelist": directory.appending("sources.list"),
        ]
        let kept = ["main", "parts", "sourceparts", "preferences", "preferencesparts", "trusted", "trustedparts"]
        let absent = kept.map { "Dir::Etc::\($0) \"/dev/null\";" }
        let places = paths.sorted { $0.key < $1.key }.map { "\($0.key) \"\($0.value.string)\";" }
        return (places + absent + Self.options + ["APT::Architecture \"\(architecture)\";"] + transport)
            .map { $0 + "\n" }.joined()
    }

    private static let options = [
        "APT::Install-Recommends \"false\";",
        "APT::Update::Error-Mode \"any\";",
        // A name that doesn't exist must not be taken for a regular expression.
        "APT::Cmd::Pattern-Only \"true\";",
        // We are an ordinary user, and if we are root the cache is still private: no change to the user _apt.
        "APT::Sandbox::User \"\";",
        // The cache has a lock of its own, dropped by the kernel.
        "Debug::NoLocking \"true\";",
        // One of apt's two caches is enough; each takes 30 MB a release.
        "Dir::Cache::srcpkgcache \"\";",
        "Acquire::Retries \"3\";",
        "Acquire::Languages \"none\";",
        "Acquire::http::Timeout \"20\";",
        "Acquire::https::Timeout \"20\";",
    ]
}

extension AptConfiguration {
    static func machineArchitecture() async throws(PackageError) -> String {
        let finished = try await Program(name: "dpkg").run(["--print-architecture"])
        let name = finished.output.printable()
        guard finished.succeeded, PackageName.isValid(name) else {
            throw .failed(program: "dpkg", reason: "it did not tell the machine's architecture")
        }
        return name
    }

    static func machineTransport() async throws(PackageError) -> [String] {
        let finished = try await Program(name: "apt-config").run(["dump", "--format", "%F \"%v\";%n", "Acquire"])
        return finished.output.split(separator: "\n").map(String.init).filter(isTransport)
    }

    /// Only what says how to reach a mirror and whether it may be an old one, and never a value that could end its string early.
    static func isTransport(_ line: String) -> Bool {
        ["Acquire::http::", "Acquire::https::", "Acquire::Check-Valid-Until "].contains { line.hasPrefix($0) }
            && line.hasSuffix("\";") && line.filter { $0 == "\"" }.count == 2 && !line.contains("{")
    }
}
