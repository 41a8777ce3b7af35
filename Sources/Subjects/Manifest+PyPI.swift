extension Manifest {
    /// A package of the package index of Python that carries the subject's software, and what is then different.
    public struct PyPI: Decodable, Sendable {
        public let package: String
        /// Versions of the software, and of the package that carries each.
        public let versions: [String: String]
        /// The version of CPython that its files are made for; absent where they suit any.
        public let python: String?
        /// What one version takes to download, in megabytes, about.
        public let megabytes: Int?
        public let packages: [String]?
        public let program: String?
        public let arguments: [String]?
        public let environment: [String: String]?
        public let version: Version?
        public let build: [[String]]?
    }

    /// The manifest for the software that this package carries: what the package says goes before.
    func of(_ package: PyPI) -> Manifest {
        var manifest = self
        manifest.packages = package.packages ?? packages
        manifest.program = package.program ?? program
        manifest.arguments = package.arguments ?? arguments
        manifest.environment = package.environment ?? environment
        // The package's name says which version it is where its program doesn't.
        manifest.version = package.version ?? (package.build == nil ? version : nil)
        manifest.build = package.build ?? build
        return manifest
    }
}
