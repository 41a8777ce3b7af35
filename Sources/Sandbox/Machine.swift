internal import Glibc
internal import SystemPackage

/// The machine's own tools.
enum Machine {
    /// The path of a program; an ordinary user's PATH often lacks the folders of the system's tools.
    ///
    /// - Throws: `SandboxError` that names the package to install.
    static func program(_ name: String) throws(SandboxError) -> FilePath {
        let path = (getenv("PATH").map { String(cString: $0) } ?? "") + ":/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin"
        let folders: [Substring] = path.split(separator: ":")
        guard let folder = folders.first(where: { access("\($0)/\(name)", X_OK) == 0 }) else {
            throw SandboxError("\(name): not found on this machine; install util-linux and iproute2")
        }
        return FilePath("\(folder)/\(name)")
    }
}
