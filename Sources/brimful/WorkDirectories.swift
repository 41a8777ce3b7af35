internal import Foundation
internal import Subjects
internal import SystemPackage

/// The folders of the cache that an audit uses: an empty one that the sandbox puts its own file system on, and the one where
/// made programs are kept.
struct WorkDirectories {
    let work: String
    let programs: String

    init(cache: Cache) throws {
        work = cache.directory.appending("work").string
        programs = cache.programs
        for path in [work, programs] {
            do {
                try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            } catch {
                throw Failure.undecided("\(path): can't be made: \(error.localizedDescription)")
            }
        }
    }
}
