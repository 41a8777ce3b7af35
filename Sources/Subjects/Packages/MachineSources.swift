import SystemPackage

/// The machine's own apt sources, read only to learn its Debian mirror.
struct MachineSources: Sendable {
    /// One enabled binary source, as far as it matters here.
    struct Entry: Sendable, Equatable {
        let uri: String
        let suites: [String]
        let components: [String]
    }

    let entries: [Entry]

    static let fallbackMirror = "http://deb.debian.org/debian"

    /// The sources to fetch a release from: `main` of the machine's mirror, and the release's updates and security
    /// suites when the machine itself names them.
    func sources(for release: String, trust: PackageSource.Trust) -> [PackageSource] {
        let mirror = entries.first { $0.isDebian && $0.components.contains("main") }?.uri ?? Self.fallbackMirror
        let base = PackageSource(uri: mirror, suite: release, components: ["main"], trust: trust)
        return [base] + additions(to: release, trust: trust)
    }

    private func additions(to release: String, trust: PackageSource.Trust) -> [PackageSource] {
        let wanted = ["\(release)-updates", "\(release)-security", "\(release)/updates"]
        return entries.filter { $0.components.contains("main") }.flatMap { entry in
            entry.suites.filter(wanted.contains).map { suite in
                PackageSource(uri: entry.uri, suite: suite, components: ["main"], trust: trust)
            }
        }
    }
}

extension MachineSources.Entry {
    /// The archive itself, not one of its sisters: `…/debian`, a snapshot `…/archive/debian/<time>`, or the list file
    /// of the cloud images. Proxies keep the last part of the path.
    var isDebian: Bool {
        let parts = uri.split(separator: "/")
        let isSnapshot = parts.dropLast().suffix(2) == ["archive", "debian"]
        return parts.last == "debian" || parts.last == "debian.list" || isSnapshot
    }
}

extension MachineSources {
    /// Reads `sources.list` and `sources.list.d` below `directory`; what is missing or unreadable counts as empty.
    init(directory: FilePath = "/etc/apt") {
        let parts = directory.appending("sources.list.d")
        let files = [directory.appending("sources.list")] + Disk.names(in: parts).map { parts.appending($0) }
        entries = files.flatMap { file in
            let text = Disk.read(file, limit: 1 << 20).map { String(decoding: $0, as: UTF8.self) } ?? ""
            return file.extension == "sources" ? Self.stanzas(text) : file.extension == "list" ? Self.lines(text) : []
        }
    }

    /// One-line style: `deb [options] uri suite component…` (sources.list(5)).
    static func lines(_ text: String) -> [Entry] {
        text.split(whereSeparator: \.isNewline).compactMap { line in
            var rest = line.prefix { $0 != "#" }
            if let open = rest.firstIndex(of: "["), let close = rest[open...].firstIndex(of: "]") {
                rest.removeSubrange(open...close)
            }
            let words = rest.split(whereSeparator: \.isWhitespace).map(String.init)
            guard words.count >= 3, words[0] == "deb" else { return nil }
            return Entry(uri: words[1], suites: [words[2]], components: Array(words.dropFirst(3)))
        }
    }

    /// deb822 style: stanzas of `Field: words`, continued by lines that begin with a space (sources.list(5)).
    static func stanzas(_ text: String) -> [Entry] {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .split { $0.allSatisfy(\.isWhitespace) }
            .flatMap { entries(of: fields(of: $0)) }
    }

    private static func fields(of lines: ArraySlice<Substring>) -> [String: [String]] {
        var fields: [String: [String]] = [:]
        var name = ""
        for line in lines where !line.hasPrefix("#") {
            var value = line
            if line.first?.isWhitespace == false, let colon = line.firstIndex(of: ":") {
                name = line[..<colon].lowercased()
                value = line[line.index(after: colon)...]
            }
            fields[name, default: []] += value.split(whereSeparator: \.isWhitespace).map(String.init)
        }
        return fields
    }

    private static func entries(of fields: [String: [String]]) -> [Entry] {
        let disabled = fields["enabled"]?.first.map { ["no", "false", "off", "0"].contains($0.lowercased()) } ?? false
        guard !disabled, fields["types"]?.contains("deb") == true else { return [] }
        return (fields["uris"] ?? []).map { uri in
            Entry(uri: uri, suites: fields["suites"] ?? [], components: fields["components"] ?? [])
        }
    }
}
