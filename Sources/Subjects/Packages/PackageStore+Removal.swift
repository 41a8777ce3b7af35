import SystemPackage

/// Giving back what was fetched.
extension PackageStore {
    /// Removes from the tree of `release` all that only these requests needed, and their downloads.
    ///
    /// Files of packages overlap, so the tree is made again from the downloads of what stays: that needs no network.
    ///
    /// - Parameters:
    ///   - words: requested packages, as manifests name them.
    ///   - kept: those that other subjects need.
    func remove(
        _ unwanted: Set<String>, keeping kept: Set<String>, release: String,
        progress: @escaping @Sendable (PackageProgress) -> Void
    ) async throws(PackageError) {
        try await CacheLock(path: cache.lock).holding(waiting: progress) { () async throws(PackageError) in
            let record = TreeRecord(tree: cache.tree(release))
            let words = record.requests().words
            let staying = words.subtracting(unwanted.subtracting(kept))
            guard staying != words else { return }
            try await remake(release, with: staying.sorted(), having: record.versions(), progress: progress)
        }
    }

    private func remake(
        _ release: String, with words: [String], having versions: [String: String],
        progress: @escaping @Sendable (PackageProgress) -> Void
    ) async throws(PackageError) {
        let apt = try await configured(release)
        let choice = try await AlternativeChoice(of: words) { (names) async throws(PackageError) in
            try await apt.candidates(of: names)
        }
        // The lists tell which packages stay; their versions stay as they are.
        let resolution = try await Resolution(of: choice.names) { (some) async throws(PackageError) in
            try await apt.closure(of: some)
        }
        let needed = Set(resolution.files.map(\.package))
        let downloads = downloads().filter { versions[$0.package] == $0.version }
        for file in downloads where !needed.contains(file.package) && !isInAnotherTree(file, than: release) {
            try Disk.remove(apt.archives.appending(file.name))
        }
        try DownloadSizes(release, in: cache).forget()
        try Disk.remove(cache.tree(release))
        if words.isEmpty { return }
        try await TreeFilling(apt: apt, tree: cache.tree(release), progress: progress).refill(
            with: downloads.filter { needed.contains($0.package) }, recording: choice.asAsked(resolution))
    }

    private func downloads() -> [PackageFile] {
        Disk.names(in: cache.archives).compactMap { name in
            Disk.size(cache.archives.appending(name)).flatMap { PackageFile(name: name, octets: $0) }
        }
    }

    /// Removes a release: its tree, its lists, and its downloads.
    func remove(release: String, progress: @escaping @Sendable (PackageProgress) -> Void) async throws(PackageError) {
        let all = TreeRecord(tree: cache.tree(release)).requests().words
        try await remove(all, keeping: [], release: release, progress: progress)
        try Disk.remove(cache.tree(release))
        try Disk.remove(cache.apt(release))
    }

    private func isInAnotherTree(_ file: PackageFile, than release: String) -> Bool {
        Disk.names(in: cache.directory.appending("trees")).filter { $0 != release }.contains { other in
            TreeRecord(tree: cache.tree(other)).version(of: file.package) == file.version
        }
    }
}

extension TreeRecord.Requests {
    /// All that was ever asked for, and had.
    var words: Set<String> { Set(requests.flatMap(\.packages)) }
}
