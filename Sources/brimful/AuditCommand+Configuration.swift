internal import Foundation
internal import Glibc
internal import Subjects

/// `audit --config`: a resolver of the catalogue with the configuration that its owner wrote.
extension AuditCommand {
    /// The file's absolute path; nil when none was named.
    ///
    /// - Throws: `Failure` when it can't be read.
    func configurationPath() throws -> String? {
        guard let config else { return nil }
        let path = URL(fileURLWithPath: config).standardizedFileURL.path
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure.usage("--config \(config): \(String(cString: strerror(errno)))") }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw Failure.usage("--config \(config): is no file")
        }
        return path
    }

    /// What is to be had: the subjects that were named, or, of a configuration file, the one that has such a file.
    func wishes(configuration path: String?, releases: [String]) throws -> [Wish] {
        guard let path else {
            return try Selection.subjects(subject.isEmpty ? ["core"] : subject, releases: releases)
        }
        guard through.isEmpty else { throw Failure.usage("--config: goes without --through") }
        let words = try subject.isEmpty ? [owner(of: path)] : subject
        let wishes = try Selection.subjects(words, releases: releases).map(\.inOneVersion)
        if let other = wishes.map(\.file.manifest).first(where: { $0.configuration == nil }) {
            throw Failure.usage("--config \(path): the manifest of \(other.name) doesn't say how it is run with one")
        }
        return wishes
    }

    /// The subject whose usual file has this name.
    private func owner(of path: String) throws -> String {
        let known = try Failure.translating { try Catalogue.manifests().filter { $0.manifest.configuration != nil } }
        let owner =
            known.first { $0.manifest.configuration?.file == path }
            ?? known.first { $0.manifest.configuration.map { Self.stem(of: $0.file) } == Self.stem(of: path) }
        guard let owner else {
            let files = known.compactMap(\.manifest.configuration?.file).joined(separator: ", ")
            throw Failure.usage(
                "--config \(path): whose it is can't be told by its name (\(files)); say so with --subject")
        }
        return owner.manifest.name
    }

    /// `recursor` of `recursor.conf`, and of `recursor.yml`.
    private static func stem(of path: String) -> String {
        URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
    }
}
