internal import Subjects

/// Finds out, once, what the subjects that aren't at hand would take to download.
struct SizeLookup {
    let cache: Cache
    let progress: FetchProgress

    /// What can't be looked up, because there is no network or no apt, stays unknown.
    func lookUp(_ files: [ManifestFile]) async {
        let release = Source.usualRelease
        let store = PackageStore(cache: cache)
        let open = files.filter { !$0.manifest.isOnMachine }.compactMap(\.manifest.packages)
            .filter { store.ready(packages: $0, release: release) == nil }
        if open.isEmpty { return }
        await store.fetchLists(of: release, progress: progress.show)
        do {
            try await store.lookUpSizes(of: open, release: release) { done, all in
                progress.show("looking up sizes: \(done) of \(all)", isLast: done == all)
            }
        } catch {
            complain("sizes can't be looked up: \(error)")
        }
    }
}
