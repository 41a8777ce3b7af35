internal import Foundation

/// A short word that changes when anything changes that a prepared subject is made from.
struct Fingerprint {
    let text: String

    init(_ subject: PlacedSubject) {
        var hash = FNV1a()
        hash.add(Array(String(describing: subject.place).utf8))
        let folders = [subject.file.folder, "\(Catalogue.directory)/include", "\(Catalogue.directory)/programs"]
        for file in folders.flatMap(Self.files) {
            hash.add(Array(file.utf8))
            hash.add(Array(FileManager.default.contents(atPath: file) ?? Data()))
        }
        if case .machine = subject.place {
            for need in subject.manifest.machine ?? [] { hash.add(Array(Self.state(of: need).utf8)) }
        }
        text = String(hash.value, radix: 16)
    }

    private static func files(in folder: String) -> [String] {
        let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return names.sorted().map { "\(folder)/\($0)" }
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
