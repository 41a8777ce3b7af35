import SystemPackage

/// One place to fetch packages from: a line of apt's sources.list(5).
struct PackageSource: Sendable, Equatable {
    enum Trust: Sendable, Equatable {
        case signedBy(FilePath)
        /// Only for a repository made on this machine.
        case unsigned
    }

    let uri: String
    let suite: String
    let components: [String]
    let trust: Trust

    func line(architecture: String) -> String {
        let option =
            switch trust {
            case .signedBy(let keyring): "signed-by=\(keyring.string)"
            case .unsigned: "trusted=yes"
            }
        return (["deb [arch=\(architecture) \(option)]", uri, suite] + components).joined(separator: " ")
    }
}

extension PackageSource {
    /// Both names that the package debian-archive-keyring has used.
    private static let keyrings: [FilePath] = [
        "/usr/share/keyrings/debian-archive-keyring.gpg", "/usr/share/keyrings/debian-archive-keyring.pgp",
    ]

    static func keyring() throws(PackageError) -> FilePath {
        guard let keyring = keyrings.first(where: Disk.exists) else { throw .keyringMissing }
        return keyring
    }
}
