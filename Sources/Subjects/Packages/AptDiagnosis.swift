internal import Conformance

/// What apt's complaints mean. apt has one exit code for everything, so its C-locale messages must tell.
struct AptDiagnosis: Sendable {
    let complaints: String
    /// The directory apt was writing to.
    let path: String

    private var lines: [Substring] { complaints.split(whereSeparator: \.isNewline) }

    /// Requested packages that the release doesn't have, with apt's reason.
    func unavailable(among packages: [String]) -> [String: String] {
        var reasons: [String: String] = [:]
        for line in lines {
            let message = Self.message(line)
            guard message.hasPrefix("Unable to locate package ") || message.hasSuffix("has no installation candidate")
            else { continue }
            let words = message.split(separator: " ").map { $0.filter { $0 != "'" } }
            for package in packages where words.contains(package) { reasons[package] = message.printable() }
        }
        return reasons
    }

    /// True when packages exist and can't be together, or lack something they depend on.
    var isConflict: Bool { contains("held broken packages", "unmet dependencies", "pkgProblemResolver") }

    var error: PackageError {
        if contains("No space left on device", "have enough free space") { return .diskFull(path: path) }
        if contains("is expired (invalid since", "is not valid yet") { return .outdated(lastError) }
        if contains(Self.mistrust) { return .untrusted(lastError) }
        if contains("does not have a Release file", "no longer has a Release file") {
            return .releaseUnknown(lastError)
        }
        if let failure = fetchFailure { return failure }
        return .failed(program: "apt-get", reason: lastError)
    }

    /// `E: Failed to fetch <uri>  <reason>`
    private var fetchFailure: PackageError? {
        let prefix = "Failed to fetch "
        guard let message = lines.map(Self.message).first(where: { $0.hasPrefix(prefix) }) else { return nil }
        let words = message.dropFirst(prefix.count).split(separator: " ", maxSplits: 1)
        guard words.count == 2 else { return nil }
        let parts = words[0].split(separator: "/")
        let host = parts.count > 1 ? parts[1].split(separator: "@").last ?? "" : words[0]
        return .unreachable(host: String(host).printable(), reason: String(words[1]).printable())
    }

    /// The last error that says something: apt ends with a summary when fetching failed.
    private var lastError: String {
        let errors = lines.filter { $0.hasPrefix("E: ") }.map(Self.message)
        let telling = errors.last { !$0.hasPrefix("Some ") && !$0.hasPrefix("Unable to fetch some") }
        return (telling ?? errors.last ?? lines.last.map(String.init) ?? "it gave no reason").printable()
    }

    private static let mistrust = [
        "NO_PUBKEY", "is not signed", "GPG error", "invalid signature", "Hash Sum mismatch", "EXPKEYSIG",
    ]

    private func contains(_ phrases: String...) -> Bool { contains(phrases) }

    private func contains(_ phrases: [String]) -> Bool { phrases.contains { complaints.contains($0) } }

    private static func message(_ line: Substring) -> String {
        String(line.hasPrefix("E: ") || line.hasPrefix("W: ") ? line.dropFirst(3) : line)
    }
}
