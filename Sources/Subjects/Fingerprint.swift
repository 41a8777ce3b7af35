internal import Foundation

/// A short word that changes when anything changes that a prepared subject is made from.
struct Fingerprint {
    let text: String

    init(_ subject: PlacedSubject) { self.init(subject.file, subject.place) }

    /// - Parameter configuration: the file of its owner's that it runs with; others in its folder may belong to it.
    init(_ file: ManifestFile, _ place: Place, configuration: String? = nil) {
        var hash = FNV1a()
        if let configuration {
            let folder = URL(fileURLWithPath: configuration).deletingLastPathComponent().path
            hash.add(Array(FileManager.default.contents(atPath: configuration) ?? Data()))
            for name in Self.files(in: folder).prefix(Self.mostFiles) {
                hash.add(Array(Self.state(of: "\(folder)/\(name)").utf8))
            }
        }
        hash.add(Array(String(describing: place).utf8))
        for folder in [file.folder] + Self.sharedFolders(of: file) {
            for name in Self.files(in: folder) {
                hash.add(Array(name.utf8))
                hash.add(Array(FileManager.default.contents(atPath: "\(folder)/\(name)") ?? Data()))
            }
        }
        switch place {
        case .machine: for need in file.manifest.machine ?? [] { hash.add(Array(Self.state(of: need).utf8)) }
        case .root(let directory): hash.add(Array(Self.state(of: directory).utf8))
        case .tree, .pypi, .server: break
        }
        text = String(hash.value, radix: 16)
    }

    /// The folders of the catalogue that the manifest's words name: what another subject is made from changes nothing here.
    private static func sharedFolders(of file: ManifestFile) -> [String] {
        let text = FileManager.default.contents(atPath: file.path).map { String(decoding: $0, as: UTF8.self) } ?? ""
        let families = Set(text.matches(of: /\{\{programs\}\}\/([A-Za-z0-9_.-]+)/).map { String($0.1) }).sorted()
        return families.map { "\(Catalogue.directory)/programs/\($0)" }
            + (text.contains("{{include}}") ? ["\(Catalogue.directory)/include"] : [])
    }

    /// A folder of configuration files has fewer.
    private static let mostFiles = 1000

    /// Every file's path within the folder.
    private static func files(in folder: String) -> [String] {
        (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []).sorted()
    }

    /// The machine's programs change by upgrades: their size and time tell.
    private static func state(of need: String) -> String {
        let paths = need.hasPrefix("/") ? [need] : ["/usr/sbin/\(need)", "/usr/bin/\(need)", "/usr/local/bin/\(need)"]
        return paths.map { path in
            let values = try? FileManager.default.attributesOfItem(atPath: path)
            return "\(path) \(values?[.size] ?? 0) \(values?[.modificationDate] ?? 0)"
        }.joined(separator: ";")
    }
}

/// Fowler–Noll–Vo, 64 bits: tells versions of files apart, no more.
private struct FNV1a {
    var value: UInt64 = 0xcbf2_9ce4_8422_2325

    mutating func add(_ octets: [UInt8]) {
        for octet in octets {
            value ^= UInt64(octet)
            value = value &* 0x100_0000_01b3
        }
    }
}
