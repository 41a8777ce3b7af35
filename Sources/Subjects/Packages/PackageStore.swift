internal import Conformance
import SystemPackage

/// Debian packages of any release in private root trees: fetched as an ordinary user, never installed.
public struct PackageStore: Sendable {
    public let cache: Cache
    private let sources: @Sendable (_ release: String) throws(PackageError) -> [PackageSource]

    public init(cache: Cache) {
        self.init(cache: cache) { release throws(PackageError) in
            try MachineSources().sources(for: release, trust: .signedBy(PackageSource.keyring()))
        }
    }

    /// With other sources than the machine's.
    init(cache: Cache, sources: @escaping @Sendable (_ release: String) throws(PackageError) -> [PackageSource]) {
        self.cache = cache
        self.sources = sources
    }

    /// The tree with all `packages`, if nothing is left to fetch; nil otherwise. Needs neither network nor apt.
    ///
    /// A package that was found unavailable before counts as settled: it is in the tree's `unavailable`.
    public func ready(packages: [String], release: String) -> PackageTree? {
        snapshot(release)?.ready(packages)
    }

    /// What the tree of a release holds now; nil for what is no release's name.
    func snapshot(_ release: String) -> TreeSnapshot? {
        PackageName.isValid(release) ? TreeSnapshot(tree: cache.tree(release), release: release) : nil
    }

    /// Brings `packages` and all they need into the root tree of `release`, and answers at once if they are there.
    ///
    /// An interrupted run leaves what is complete, and the next goes on from it. Ask for everything in one call: apt runs
    /// once for all.
    ///
    /// - Parameters:
    ///   - packages: names of binary packages; those the release lacks end up in the tree's `unavailable`.
    ///   - release: the codename, `bookworm`.
    ///   - refresh: asks the mirror for newer versions even if everything is there.
    /// - Throws: what kept all of it from being fetched, in one line. `cancelled` when the task is.
    public func prepare(
        packages: [String], release: String, refresh: Bool = false,
        progress: @escaping @Sendable (PackageProgress) -> Void = { _ in }
    ) async throws(PackageError) -> PackageTree {
        for name in packages.flatMap(PackageName.alternatives) + [release] where !PackageName.isValid(name) {
            throw .invalidName(name.printable())
        }
        if !refresh, let tree = ready(packages: packages, release: release) { return tree }
        try Program.require(["apt-get", "apt-config", "dpkg", "dpkg-deb", "tar", "setpriv"])
        let lock = CacheLock(path: cache.lock)
        return try await lock.holding(waiting: progress) { () async throws(PackageError) in
            // The run that held the lock may have fetched just this.
            if !refresh, let tree = ready(packages: packages, release: release) { return tree }
            try await fetch(packages, release: release, progress: progress)
            guard let tree = ready(packages: packages, release: release) else {
                throw .failed(program: "fetching \(release)", reason: "a package vanished from the cache meanwhile")
            }
            return tree
        }
    }

    private func fetch(
        _ packages: [String], release: String, progress: @escaping @Sendable (PackageProgress) -> Void
    ) async throws(PackageError) {
        let apt = try await configured(release)
        progress(.updatingLists(release: release))
        try await apt.update()
        // What is to be downloaded changes with the lists, and with the tree.
        try DownloadSizes(release, in: cache).forget()
        progress(.resolving(release: release))
        let choice = try await AlternativeChoice(of: packages) { (names) async throws(PackageError) in
            try await apt.candidates(of: names)
        }
        let resolution = try await Resolution(of: choice.names) { (some) async throws(PackageError) in
            try await apt.closure(of: some)
        }
        let filling = TreeFilling(apt: apt, tree: cache.tree(release), progress: progress)
        try await filling.fill(with: resolution, recording: choice.asAsked(resolution))
    }

    func configured(_ release: String) async throws(PackageError) -> Apt {
        let configuration = AptConfiguration(
            directory: cache.apt(release), archives: cache.archives,
            architecture: try await AptConfiguration.machineArchitecture(), sources: try sources(release),
            transport: try await AptConfiguration.machineTransport())
        try configuration.write()
        return Apt(directory: configuration.directory, archives: configuration.archives)
    }
}
