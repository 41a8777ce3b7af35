internal import Foundation
internal import Glibc

/// The folder of one fixture.
public struct FixtureFolder: Sendable {
    public let path: String

    public init(_ path: String) {
        self.path = path
    }

    /// Puts the files there as a whole, in the place of an older fixture if there is one.
    ///
    /// - Throws: `FixtureError` when the folder can't be written, or holds something else.
    public func write(_ files: FixtureFiles) throws(FixtureError) {
        try checkPlace()
        let draft = "\(path).\(getpid()).part"
        do throws(FixtureError) {
            try makeFolder(draft)
            for (name, octets) in files.contents { try Self.write(octets, to: "\(draft)/\(name)") }
            try replace(by: draft)
        } catch {
            try? FileManager.default.removeItem(atPath: draft)
            throw error
        }
    }

    private func checkPlace() throws(FixtureError) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        guard stat("\(path)/\(FixtureFiles.manifestName)", &status) == 0 else {
            throw FixtureError("\(path): is there, and is no fixture: nothing was written over it")
        }
    }

    private func makeFolder(_ path: String) throws(FixtureError) {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw FixtureError("\(path): can't be made: \(Self.reason(error))")
        }
    }

    private static func reason(_ error: any Error) -> String {
        let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
        guard let underlying, underlying.domain == NSPOSIXErrorDomain else { return error.localizedDescription }
        return String(cString: strerror(Int32(underlying.code)))
    }

    private static func write(_ octets: [UInt8], to path: String) throws(FixtureError) {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard file >= 0 else { throw FixtureError("\(path): \(String(cString: strerror(errno)))") }
        defer { close(file) }
        var rest = octets[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            guard written > 0 || errno == EINTR else {
                throw FixtureError("\(path): \(String(cString: strerror(errno)))")
            }
            rest = rest.dropFirst(max(written, 0))
        }
    }

    private func replace(by draft: String) throws(FixtureError) {
        let old = "\(path).\(getpid()).old"
        let hadOld = rename(path, old) == 0
        guard rename(draft, path) == 0 else {
            let reason = String(cString: strerror(errno))
            if hadOld { rename(old, path) }
            throw FixtureError("\(path): \(reason)")
        }
        if hadOld { try? FileManager.default.removeItem(atPath: old) }
    }
}
