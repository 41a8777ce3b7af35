import SystemPackage

/// What a release has, and what it would take to fetch: looked up in the lists of the cache.
extension PackageStore {
    /// The version of a package that the release has now; nil when it has none, or that can't be told.
    ///
    /// - Parameter fetches: whether lists that aren't there are fetched.
    func candidate(
        of word: String, release: String, fetches: Bool, progress: @escaping @Sendable (PackageProgress) -> Void
    ) async -> String? {
        let found = await candidates(of: [word], release: release, fetches: fetches, progress: progress)
        return PackageName.alternatives(word).lazy.compactMap { found?[$0] }.first
    }

    /// The versions of those packages, of all the words' alternatives, that the release has now; nil when there are no
    /// lists.
    func candidates(
        of words: [String], release: String, fetches: Bool,
        progress: @escaping @Sendable (PackageProgress) -> Void
    ) async -> [String: String]? {
        let names = Set(words.flatMap(PackageName.alternatives)).filter(PackageName.isValid).sorted()
        guard PackageName.isValid(release) else { return nil }
        if fetches { await fetchLists(of: release, progress: progress) }
        guard hasLists(release) else { return nil }
        return try? await configured(release).candidates(of: names)
    }

    /// Fetches the package lists of a release that isn't known yet; without a network it stays unknown.
    public func fetchLists(of release: String, progress: @escaping @Sendable (PackageProgress) -> Void) async {
        if hasLists(release) { return }
        try? await CacheLock(path: cache.lock).holding(waiting: progress) { () async throws(PackageError) in
            progress(.updatingLists(release: release))
            try await configured(release).update()
        }
    }

    private func hasLists(_ release: String) -> Bool {
        // apt may keep them packed: `…_Packages.lz4`.
        Disk.names(in: cache.apt(release).appending("lists")).contains { $0.contains("_Packages") }
    }

    /// Octets that a request would take to download, if that was looked up.
    func knownSize(of packages: [String], release: String) -> Int? {
        DownloadSizes(release, in: cache).known[DownloadSizes.key(packages)]
    }

    /// Looks up what these requests would take to download, apart from what the tree has, and remembers it.
    ///
    /// - Parameter progress: told how many are done.
    public func lookUpSizes(
        of requests: [[String]], release: String, progress: @Sendable (_ done: Int, _ all: Int) -> Void
    ) async throws(PackageError) {
        let sizes = DownloadSizes(release, in: cache)
        let known = sizes.known
        let open = Set(requests.map { Set($0).sorted() }).filter { known[DownloadSizes.key($0)] == nil }
        let apt = try await configured(release)
        let versions = TreeRecord(tree: cache.tree(release)).versions()
        var found: [String: Int] = [:]
        for (index, request) in open.sorted(by: { $0.lexicographicallyPrecedes($1) }).enumerated() {
            progress(index, open.count)
            let choice = try await AlternativeChoice(of: request) { (names) async throws(PackageError) in
                try await apt.candidates(of: names)
            }
            guard case .closure(let files) = try await apt.closure(of: choice.names) else { continue }
            found[DownloadSizes.key(request)] = files.filter { versions[$0.package] != $0.version }
                .reduce(0) { $0 + $1.octets }
        }
        try sizes.remember(found)
        progress(open.count, open.count)
    }
}
