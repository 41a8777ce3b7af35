import SystemPackage

/// A directory that becomes `/`: what is there before packages, and what their maintainer scripts would have added.
struct RootTree: Sendable {
    let directory: FilePath

    /// The directories that live in `/usr` since Debian merged them; packages of before still name them at the top.
    static let merged = ["bin", "sbin", "lib", "lib32", "lib64", "libx32"]

    /// Must come before unpacking: a package's `/lib` would else become a directory of its own.
    func prepare() throws(PackageError) {
        for name in ["dev", "proc", "sys", "tmp", "run", "root", "etc", "var"] + Self.merged.map({ "usr/\($0)" }) {
            try Disk.makeDirectory(directory.pushing(FilePath(name)))
        }
        for name in Self.merged where !Disk.exists(directory.appending(name)) {
            try Disk.link(directory.appending(name), to: "usr/\(name)")
        }
    }

    /// After unpacking. What is there already stays: a user, or a later package, may have put it there.
    func finish() throws(PackageError) {
        for (path, text) in Self.files {
            let place = directory.pushing(FilePath(path))
            if !Disk.exists(place) { try Disk.write(text, to: place) }
        }
        for alternative in Alternative.all { try link(alternative) }
    }

    private func link(_ alternative: Alternative) throws(PackageError) {
        let place = directory.pushing(FilePath(alternative.link))
        guard !Disk.exists(place), let program = alternative.candidates.lazy.compactMap(newest).first else { return }
        try Disk.makeDirectory(place.removingLastComponent())
        try Disk.link(place, to: "/\(program)")
    }

    /// The path that a pattern with at most one `*` means in this tree; of several the highest version.
    private func newest(_ pattern: String) -> String? {
        guard let star = pattern.firstIndex(of: "*") else {
            return Disk.exists(directory.pushing(FilePath(pattern))) ? pattern : nil
        }
        let parent = FilePath(String(pattern[..<star])).removingLastComponent().string
        let prefix = pattern[..<star].dropFirst(parent.count + 1)
        let rest = pattern[pattern.index(after: star)...]
        let names = Disk.names(in: directory.pushing(FilePath(parent))).filter { $0.hasPrefix(prefix) }
        return names.sorted { Self.numbers(in: $1).lexicographicallyPrecedes(Self.numbers(in: $0)) }
            .map { "\(parent)/\($0)\(rest)" }
            .first { Disk.exists(directory.pushing(FilePath($0))) }
    }

    private static func numbers(in name: String) -> [Int] { name.split { !$0.isNumber }.compactMap { Int($0) } }

    /// What base-files, base-passwd and libc-bin write when they are installed. Without nsswitch.conf glibc would ask
    /// DNS before the hosts file, unlike any installed Debian. The empty files are there to be mounted over.
    private static let files = [
        ("etc/nsswitch.conf", "passwd: files\ngroup: files\nhosts: files dns\nservices: files\nprotocols: files\n"),
        ("etc/passwd", "root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\n"),
        ("etc/group", "root:x:0:\nnogroup:x:65534:\n"),
        ("etc/hosts", "127.0.0.1\tlocalhost\n"),
        ("etc/resolv.conf", ""),
    ]
}
