internal import Conformance

/// Finds out, before anything large is fetched, which sources may have the version that is wanted.
struct VersionSearch {
    let store: PackageStore
    let fetches: Bool
    let progress: @Sendable (PackageProgress) -> Void

    /// The wish with the sources whose packages are of the version that is wanted.
    ///
    /// What a package calls its version is a hint only: where none fits, every source stays, and the programs tell.
    func narrowed(_ wish: Wish) async -> Wish {
        guard let version = wish.version else { return wish }
        var fitting: [Source] = []
        for source in wish.sources where await fits(source, wish.file.manifest, version) { fitting.append(source) }
        if fitting.contains(where: { $0 != .machine }) { return wish.from(fitting) }
        return wish
    }

    private func fits(_ source: Source, _ manifest: Manifest, _ version: String) async -> Bool {
        switch source {
        // Only its program tells, and asking it costs nothing.
        case .machine, .root: return true
        case .pypi(let name, let packageVersion):
            return manifest.pypi?.contains { entry in
                entry.package == name
                    && entry.versions.contains { $0.value == packageVersion && VersionOrder.matches($0.key, version) }
            } ?? false
        case .debian(let release):
            guard let word = manifest.packages?.first else { return false }
            let packaged = await store.candidate(of: word, release: release, fetches: fetches, progress: progress)
            return packaged.map { VersionOrder.matches(VersionOrder.upstream($0), version) } ?? false
        }
    }
}
