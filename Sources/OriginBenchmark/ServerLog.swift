internal import Glibc
import Subprocess
import SystemPackage

/// What one server writes on standard error, kept for the case that it fails.
struct ServerLog {
    private let descriptor: FileDescriptor

    init() throws {
        var template = Array("/tmp/origin-benchmark-log-XXXXXX".utf8CString)
        let opened = mkstemp(&template)
        guard opened >= 0 else { throw BenchmarkError("can't write a server's log to /tmp: make it writable") }
        // Nameless from the start, so that nothing is left however the run ends.
        unlink(template)
        descriptor = FileDescriptor(rawValue: opened)
    }

    /// The log as a child's output.
    var output: FileDescriptorOutput { .fileDescriptor(descriptor, closeAfterSpawningProcess: false) }

    /// The last line written so far.
    var lastLine: String? {
        var tail = [UInt8](repeating: 0, count: 4096)
        guard let end = try? descriptor.seek(offset: 0, from: .end) else { return nil }
        let start = max(0, end - Int64(tail.count))
        let read = tail.withUnsafeMutableBytes { try? descriptor.read(fromAbsoluteOffset: start, into: $0) }
        return String(decoding: tail.prefix(read ?? 0), as: UTF8.self).lastLine
    }

    /// Closes the file, and with it what it holds.
    func close() {
        try? descriptor.close()
    }
}
