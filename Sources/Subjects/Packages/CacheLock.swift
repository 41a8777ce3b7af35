internal import Conformance
import Glibc
import SystemPackage

/// Lets one run at a time write to a cache. The kernel drops the lock with the process, so a killed run leaves none.
struct CacheLock: Sendable {
    let path: FilePath

    /// Runs `body` while holding the lock; reports `waiting` once if another run holds it.
    func holding<Result>(
        waiting progress: (PackageProgress) -> Void, _ body: () async throws(PackageError) -> Result
    ) async throws(PackageError) -> Result {
        let descriptor = try open()
        defer { try? descriptor.close() }
        if try !acquire(descriptor) {
            progress(.waiting)
            while try !acquire(descriptor) { try await pause() }
        }
        return try await body()
    }

    private func open() throws(PackageError) -> FileDescriptor {
        do {
            return try FileDescriptor.open(
                path, .readWrite, options: [.create, .closeOnExec], permissions: [.ownerReadWrite])
        } catch {
            throw .cacheUnusable(path: path.string, reason: String(describing: error).printable())
        }
    }

    private func acquire(_ descriptor: FileDescriptor) throws(PackageError) -> Bool {
        if flock(descriptor.rawValue, LOCK_EX | LOCK_NB) == 0 { return true }
        let reason = Errno(rawValue: errno)
        guard reason == .wouldBlock || reason == .interrupted else {
            throw .cacheUnusable(path: path.string, reason: reason.description)
        }
        return false
    }

    /// Asking again beats a blocking `flock`, which would hold a thread and couldn't be cancelled.
    private func pause() async throws(PackageError) {
        do { try await Task.sleep(for: .milliseconds(100)) } catch { throw .cancelled }
    }
}
