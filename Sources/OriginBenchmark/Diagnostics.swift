import SystemPackage

/// Progress and diagnostics, on standard error: standard output is the result alone.
enum Diagnostics {
    /// Writes one line.
    static func write(_ line: String) {
        // A standard error that takes nothing leaves nobody to tell.
        _ = try? FileDescriptor.standardError.writeAll("origin-benchmark: \(line)\n".utf8)
    }
}
