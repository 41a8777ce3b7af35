internal import Conformance
internal import Foundation

/// Where `brimful zone` writes.
struct ZoneOutput {
    /// Nil for stdout.
    let folder: String?

    /// - Throws: `Failure` when it can't be written.
    func write(_ files: [ZoneFormFile]) throws {
        guard let folder else {
            return try ReportDestination(path: nil).write(files.map(\.text).joined(separator: "\n"))
        }
        guard !folder.isEmpty else { throw Failure.usage("--output: name a folder") }
        for file in files { try write(file, into: folder) }
    }

    private func write(_ file: ZoneFormFile, into folder: String) throws {
        let place = URL(filePath: folder).appending(path: file.name)
        do {
            try FileManager.default.createDirectory(
                at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(file.text.utf8).write(to: place, options: .atomic)
        } catch {
            throw Failure.usage("--output \(folder.printable()): \(Self.reason(of: error))")
        }
    }

    /// The system's own word where there is one.
    private static func reason(of error: any Error) -> String {
        let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
        guard let cause, cause.domain == NSPOSIXErrorDomain else { return "can't be written" }
        return String(cString: strerror(Int32(cause.code)))
    }
}
