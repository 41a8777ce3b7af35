internal import Conformance

/// Where a subject's files are.
public enum Place: Sendable, Hashable, Codable {
    case machine
    /// A root tree of the user's own.
    case root(directory: String)
    /// It runs there already, and was started by somebody else.
    case server(String)
    /// A tree of Debian packages.
    case tree(Tree)
    /// A package of the package index of Python, that runs in a tree of Debian packages.
    case pypi(PyPIPlace, in: Tree)

    public struct Tree: Sendable, Hashable, Codable {
        public let release: String
        public let directory: String
        /// The package that names the subject's version, and that version.
        public let package: String
        public let version: String
    }

    public struct PyPIPlace: Sendable, Hashable, Codable {
        public let package: String
        public let version: String
        public let directory: String
    }

    /// The folder that the subject's root is made of.
    var base: String {
        switch self {
        case .machine, .server: "/"
        case .root(let directory): directory
        case .tree(let tree), .pypi(_, let tree): tree.directory
        }
    }

    /// Whether it is there without us.
    var isOwn: Bool {
        switch self {
        case .machine, .root, .server: true
        case .tree, .pypi: false
        }
    }

    /// Where what the package index of Python brought is unpacked.
    var pypiDirectory: String? {
        if case .pypi(let place, _) = self { place.directory } else { nil }
    }

    /// As reports say it.
    public var source: String {
        switch self {
        case .machine: "machine"
        case .server(let place): "running at \(place)"
        case .root(let directory): "root tree \(directory)"
        case .tree(let tree): "Debian \(tree.release), \(tree.package) \(tree.version)"
        case .pypi(let place, _): "PyPI, \(place.package) \(place.version)"
        }
    }
}

/// A subject that is there: its manifest, and the place it runs from.
public struct PlacedSubject: Sendable {
    public let file: ManifestFile
    public let place: Place

    /// The manifest as it is at this place.
    public var manifest: Manifest { file.manifest }

    public init(file: ManifestFile, place: Place) {
        self.file = file.at(place)
        self.place = place
    }

    /// The version where the program itself tells none: the package's.
    var packagedVersion: String {
        switch place {
        case .machine, .root, .server: ""
        case .tree(let tree): VersionOrder.upstream(tree.version)
        case .pypi(let place, _):
            manifest.pypi?.first { $0.package == place.package }?.versions.first { $0.value == place.version }?.key
                ?? place.version
        }
    }
}
