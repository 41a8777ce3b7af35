internal import Foundation
internal import SystemPackage

/// Gives back what subjects took of the cache; what others need stays.
public struct Removal: Sendable {
    private let cache: Cache
    private let store: PackageStore
    private let placing: Placing
    private let progress: @Sendable (PackageProgress) -> Void

    public init(cache: Cache, progress: @escaping @Sendable (PackageProgress) -> Void) {
        self.cache = cache
        store = PackageStore(cache: cache)
        placing = Placing(store: store, fetches: false)
        self.progress = progress
    }

    /// Removes these subjects' packages and made programs.
    ///
    /// - Parameter catalogue: every subject that may need the same packages.
    /// - Throws: `PackageError`.
    public func remove(_ wishes: [Wish], catalogue: [ManifestFile]) async throws {
        let unwanted = Set(wishes.flatMap { wish in wish.sources.map { Key(wish.file.manifest.name, $0) } })
        let shelf = Placing.Shelf(store)
        for release in Source.releases {
            let offers = catalogue.flatMap { file in Source.all(of: file.manifest).map { Offer(file: file, source: $0) }
            }
            .filter { $0.release == release }
            let (going, staying) = (
                offers.filter { unwanted.contains(Key($0)) }, offers.filter { !unwanted.contains(Key($0)) }
            )
            let needed = staying.filter { isReady($0, on: shelf) }.flatMap(\.packages)
            let words = Set(going.flatMap(\.packages))
            try await store.remove(words, keeping: Set(needed), release: release, progress: progress)
        }
        for wish in wishes { try remove(wish, unwanted, catalogue) }
    }

    /// Removes all that brimful has fetched and made.
    ///
    /// - Throws: `PackageError`.
    public func removeEverything() throws {
        for name in ["archives", "apt", "trees", "pypi", "programs", "work"] {
            try Disk.remove(cache.directory.appending(name))
        }
    }

    private struct Key: Hashable {
        let name: String
        let source: Source

        init(_ name: String, _ source: Source) {
            self.name = name
            self.source = source
        }

        init(_ offer: Offer) { self.init(offer.file.manifest.name, offer.source) }
    }

    private func isReady(_ offer: Offer, on shelf: Placing.Shelf) -> Bool {
        (try? placing.find(offer, on: shelf).get()) != nil
    }

    /// What belongs to one subject alone, or to no other that stays.
    private func remove(_ wish: Wish, _ unwanted: Set<Key>, _ catalogue: [ManifestFile]) throws {
        let name = wish.file.manifest.name
        let folder = FilePath(cache.programs)
        let prefix = "\(name)-"
        for entry in Disk.names(in: folder)
        where entry.hasPrefix(prefix) && !entry.dropFirst(prefix.count).contains("-") {
            try Disk.remove(folder.appending(entry))
        }
        for source in wish.sources {
            guard let package = Offer(file: wish.file, source: source).pypiPackage else { continue }
            let others = catalogue.filter { !unwanted.contains(Key($0.manifest.name, source)) }
            if others.contains(where: { Offer(file: $0, source: source).pypiPackage == package }) { continue }
            try PyPIStore(cache: cache).remove(package)
        }
    }
}
