public import Conformance
internal import Foundation
internal import SystemPackage

/// Where a subject's files are: the machine itself, or a tree of packages.
public enum Place: Sendable, Hashable, Codable {
    case machine
    case tree(release: String, directory: String, package: String, version: String)
    /// It runs there already, and was started by somebody else.
    case server(String)

    /// The folder that the subject's root is made of.
    public var base: String {
        switch self {
        case .machine, .server: "/"
        case .tree(_, let directory, _, _): directory
        }
    }

    /// As reports say it.
    public var source: String {
        switch self {
        case .machine: "machine"
        case .server(let place): "running at \(place)"
        case .tree(let release, _, let package, let version): "Debian \(release), \(package) \(version)"
        }
    }
}

/// A subject that is there: its manifest, and the place it runs from.
public struct PlacedSubject: Sendable {
    public let file: ManifestFile
    public let place: Place

    public var manifest: Manifest { file.manifest }

    public init(file: ManifestFile, place: Place) {
        self.file = file
        self.place = place
    }
}

/// Finds or fetches what subjects need.
public struct Placing: Sendable {
    public struct Result: Sendable {
        public let placed: [PlacedSubject]
        public let skipped: [Audit.Skipped]
    }

    /// The Debian release whose packages are used unless another is named.
    public static let usualRelease = "bookworm"

    private let store: PackageStore
    private let release: String

    /// - Parameter release: the codename of the Debian release that what the machine lacks is taken from.
    public init(store: PackageStore, release: String = Placing.usualRelease) {
        self.store = store
        self.release = release
    }

    /// Places every subject, or says why it can't be had.
    ///
    /// - Parameter fetch: whether packages may be fetched, or only what is there is used.
    public func place(
        _ files: [ManifestFile], fetch: Bool, progress: @escaping @Sendable (PackageProgress) -> Void
    ) async -> Result {
        let missing = files.filter { !isOnMachine($0.manifest) }
        let packages = Set(missing.flatMap { $0.manifest.packages ?? [] })
        let tree = await tree(with: packages.sorted(), fetch: fetch, progress: progress)
        var placed: [PlacedSubject] = []
        var skipped: [Audit.Skipped] = []
        for file in files {
            switch place(file.manifest, tree: tree) {
            case .success(let place): placed.append(PlacedSubject(file: file, place: place))
            case .failure(let error):
                skipped.append(
                    .init(name: file.manifest.name, kind: file.manifest.kind, reason: error.description))
            }
        }
        return Result(placed: placed, skipped: skipped)
    }

    /// The tree, or why there is none. Without fetching, each subject is looked up by itself.
    private func tree(
        with packages: [String], fetch: Bool, progress: @escaping @Sendable (PackageProgress) -> Void
    ) async -> Swift.Result<PackageTree?, SubjectError> {
        guard !packages.isEmpty, fetch else { return .success(nil) }
        do {
            return .success(try await store.prepare(packages: packages, release: release, progress: progress))
        } catch {
            return .failure(SubjectError(String(describing: error)))
        }
    }

    private func place(
        _ manifest: Manifest, tree: Swift.Result<PackageTree?, SubjectError>
    ) -> Swift.Result<Place, SubjectError> {
        if isOnMachine(manifest) { return .success(.machine) }
        guard let packages = manifest.packages, let first = packages.first else {
            let needs = (manifest.machine ?? [manifest.program]).joined(separator: ", ")
            return .failure(SubjectError("not on this machine (\(needs)), and its manifest names no packages"))
        }
        // What is in the cache serves even when a fetch for others failed.
        let ready = store.ready(packages: packages, release: release)
        if let ready, let missing = packages.first(where: { ready.unavailable[$0] != nil }) {
            return .failure(SubjectError("\(missing): \(ready.unavailable[missing]!)"))
        }
        if let ready {
            let version = ready.version(of: first) ?? ""
            return .success(
                .tree(
                    release: release, directory: ready.directory.string, package: first, version: version))
        }
        if case .failure(let error) = tree { return .failure(error) }
        return .failure(SubjectError("not fetched yet; run without --no-fetch"))
    }

    /// Whether everything that the manifest asks of the machine is there; a program of the user's own always is.
    private func isOnMachine(_ manifest: Manifest) -> Bool {
        guard let needs = manifest.machine else { return manifest.packages == nil }
        return needs.allSatisfy { need in
            need.hasPrefix("/") ? FileManager.default.fileExists(atPath: need) : isOnPath(need)
        }
    }

    private func isOnPath(_ program: String) -> Bool {
        Self.searchPath.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
    }

    private static let searchPath = [
        "/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin",
    ]
}
