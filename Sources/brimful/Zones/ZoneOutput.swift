internal import Conformance
internal import Foundation

/// Where `brimful zone` writes.
struct ZoneOutput {
    /// Nil for stdout.
    let folder: String?

    /// - Throws: `Failure` when it can't be written.
    func write(_ files: [ZoneFormFile]) throws {
        guard let folder else {
            return try FileHandle.standardOutput.write(
                contentsOf: Data(files.map(\.text).joined(separator: "\n").utf8))
        }
        for file in files { try write(file, into: folder) }
    }

    private func write(_ file: ZoneFormFile, into folder: String) throws {
        let place = URL(filePath: folder).appending(path: file.name)
        do {
            try FileManager.default.createDirectory(
                at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(file.text.utf8).write(to: place, options: .atomic)
        } catch {
            throw Failure.usage("--output \(folder.printable()): can't be written")
        }
    }
}
