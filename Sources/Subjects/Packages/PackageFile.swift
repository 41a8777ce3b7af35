/// One package of a closure, as apt means to download it.
struct PackageFile: Sendable, Hashable {
    let package: String
    let version: String
    /// The file's name in apt's archives directory.
    let name: String
    /// Its size in octets.
    let octets: Int

    /// A line of `apt-get --print-uris`: `'uri' name_version_architecture.deb octets hash`; nil for any other line.
    init?(line: some StringProtocol) {
        let words = line.split(separator: " ")
        guard words.count >= 3, words[0].hasPrefix("'"), let octets = Int(words[2]), octets >= 0 else { return nil }
        self.init(name: String(words[1]), octets: octets)
    }

    /// apt writes `:` and `_` of a version as `%3a` and `%5f`.
    init?(name: String, octets: Int) {
        let parts = name.split(separator: "_", omittingEmptySubsequences: false)
        guard name.hasSuffix(".deb"), parts.count == 3, PackageName.isValid(String(parts[0])),
            !parts[1].isEmpty, !name.contains("/")
        else { return nil }
        self.package = String(parts[0])
        self.version = String(parts[1]).replacing("%3a", with: ":").replacing("%5f", with: "_")
        self.name = name
        self.octets = octets
    }
}

/// Names that come from a user's manifest and go to a command line and a path.
enum PackageName {
    /// Debian Policy 5.6.1: lower case letters, digits, `+`, `-`, `.`; at least two, beginning with a letter or digit.
    /// A `-` at the end would tell apt to remove the package.
    static func isValid(_ name: String) -> Bool {
        let allowed = name.utf8.allSatisfy { isAlphanumeric($0) || "+-.".utf8.contains($0) }
        return allowed && (2...128).contains(name.utf8.count) && isAlphanumeric(name.utf8.first!) && name.last != "-"
    }

    /// The names of a manifest's word, best first: `libcares2 | libc-ares2` (as Debian Policy 7.1 writes alternatives).
    static func alternatives(_ word: String) -> [String] {
        word.split(separator: "|", omittingEmptySubsequences: false).map { $0.filter { $0 != " " } }
    }

    private static func isAlphanumeric(_ octet: UInt8) -> Bool {
        switch octet {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: false
        }
    }
}
