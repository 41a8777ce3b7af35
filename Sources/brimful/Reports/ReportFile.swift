internal import Foundation

/// The file of a JSON report that a user names.
enum ReportFile {
    /// Octets. The report of all subjects in the profile full has less.
    private static let largest = 256 << 20

    /// - Parameter place: what stands before the complaint: the path, and the option that it was given with.
    /// - Throws: `Failure` when it can't be read.
    static func data(_ path: String, place: String) throws -> Data {
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw Failure.usage("\(place): no such file, or it can't be read")
        }
        defer { try? file.close() }
        guard let data = try? file.read(upToCount: largest + 1) ?? Data() else {
            throw Failure.usage("\(place): can't be read: is it a folder?")
        }
        guard data.count <= largest else { throw Failure.usage("\(place): is larger than 256 MiB") }
        return data
    }
}
