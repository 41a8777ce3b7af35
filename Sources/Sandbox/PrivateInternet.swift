internal import Glibc
internal import Subprocess
internal import SystemPackage

/// What is set up once inside the namespaces, before anything is asked.
public enum PrivateInternet {
    /// Makes every IPv4 address local and mounts an empty file system over `workDirectory`.
    ///
    /// - Throws: `SandboxError`.
    public static func setUp(workDirectory: String) async throws {
        try await bringUp()
        try mountTemporary(at: workDirectory)
    }

    /// Makes every IPv4 address local.
    ///
    /// - Throws: `SandboxError`.
    public static func bringUp() async throws {
        try await ip("link", "set", "lo", "up")
        try await ip("route", "add", "local", "0.0.0.0/0", "dev", "lo")
    }

    /// Puts an address on the loopback interface, for servers that bind only what an interface has.
    public static func addAddress(_ address: String) async throws {
        try await ip("address", "add", "\(address)/32", "dev", "lo")
    }

    private static func ip(_ arguments: String...) async throws {
        let result = try await Subprocess.run(
            .path(try Machine.program("ip")), arguments: Arguments(arguments), output: .discarded,
            error: .string(limit: 4096))
        guard case .exited(0) = result.terminationStatus else {
            throw SandboxError("ip \(arguments.joined(separator: " ")): \(result.standardError)")
        }
    }
}

/// An empty file system in memory over `path`.
///
/// - Parameter size: how much its files may take, in octets; half of the machine's memory unless told.
func mountTemporary(at path: String, size: Int? = nil) throws(SandboxError) {
    // An inode takes memory too, and not from `size`.
    let options = "mode=755" + (size.map { ",size=\($0),nr_inodes=\(mostFiles)" } ?? "")
    guard mount("tmpfs", path, "tmpfs", 0, options) == 0 else {
        throw SandboxError("\(path): can't mount a temporary file system: \(String(cString: strerror(errno)))")
    }
}

private let mostFiles = 65_536
