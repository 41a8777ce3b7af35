public import Conformance
internal import SystemPackage

/// Finds or fetches what subjects need.
public struct Placing: Sendable {
    public struct Result: Sendable {
        /// In the order of the wishes, and of the sources of each.
        public var placed: [Placed] = []
        public var skipped: [Audit.Skipped] = []
    }

    /// A subject that is there, and the version that it must turn out to have.
    public struct Placed: Sendable {
        public let subject: PlacedSubject
        public let version: String?

        /// Whether both would be one row: the same subject from the same place.
        fileprivate func isSame(as other: Placed) -> Bool {
            subject.file.path == other.subject.file.path && subject.place == other.subject.place
                && (version == nil || version == other.version)
        }
    }

    private let store: PackageStore
    private let pypi: PyPIStore
    /// Whether packages may be fetched, or only what is there is used.
    private let fetches: Bool
    private let progress: @Sendable (PackageProgress) -> Void

    public init(cache: Cache, fetches: Bool, progress: @escaping @Sendable (PackageProgress) -> Void) {
        self.init(store: PackageStore(cache: cache), fetches: fetches, progress: progress)
    }

    init(store: PackageStore, fetches: Bool, progress: @escaping @Sendable (PackageProgress) -> Void = { _ in }) {
        self.store = store
        pypi = PyPIStore(cache: store.cache)
        self.fetches = fetches
        self.progress = progress
    }

    /// Places every subject, or says why it can't be had.
    ///
    /// All that is to come from one release is asked for in one go; what the usual release lacks, from the next.
    public func place(_ wishes: [Wish]) async -> Result {
        let search = VersionSearch(store: store, fetches: fetches, progress: progress)
        var open: [PlacingWish] = []
        for wish in wishes { open.append(PlacingWish(await search.narrowed(wish))) }
        var round = 0
        while open.contains(where: { !$0.isSettled(round) }) {
            let failures = await bring(open.filter { !$0.isSettled(round) }.flatMap { $0.offers(round) })
            let shelf = Shelf(store, failures: failures)
            for index in open.indices where !open[index].isSettled(round) {
                open[index].settle(round) { find($0, on: shelf) }
            }
            round += 1
        }
        return open.reduce(into: Result()) { result, wish in
            result.placed += wish.placed.filter { new in !result.placed.contains { $0.isSame(as: new) } }
            result.skipped += wish.skipped
        }
    }

    // MARK: Bringing

    /// Fetches what these offers need.
    ///
    /// - Returns: why something couldn't be had, by its source.
    private func bring(_ offers: [Offer]) async -> [Source: SubjectError] {
        guard fetches else { return [:] }
        var failures: [Source: SubjectError] = [:]
        for release in Source.releases {
            let packages = Set(offers.filter { $0.release == release }.flatMap(\.packages)).sorted()
            if packages.isEmpty { continue }
            do {
                _ = try await store.prepare(packages: packages, release: release, progress: progress)
            } catch {
                failures[.debian(release: release)] = SubjectError(error.description)
            }
        }
        for offer in offers {
            guard let package = offer.pypiPackage else { continue }
            do { _ = try await pypi.fetch(package, progress: progress) } catch {
                failures[offer.source] = SubjectError(error.description)
            }
        }
        return failures
    }

    // MARK: Finding

    /// What is there, and what could not be brought.
    struct Shelf {
        let trees: [String: TreeSnapshot]
        let failures: [Source: SubjectError]

        init(_ store: PackageStore, failures: [Source: SubjectError] = [:]) {
            let trees = Source.releases.compactMap { release in store.snapshot(release).map { (release, $0) } }
            self.trees = Dictionary(uniqueKeysWithValues: trees)
            self.failures = failures
        }

        func lack(of source: Source) -> Offer.Lack { failures[source].map { .failed($0) } ?? .notFetched }
    }

    /// Where an offer stands.
    func find(_ offer: Offer, on shelf: Shelf) -> Swift.Result<Place, Offer.Lack> {
        switch offer.source {
        case .machine: return .success(.machine)
        case .root: return .success(.root(directory: offer.file.root ?? "/"))
        case .debian: return tree(of: offer, shelf).map { .tree($0) }
        case .pypi:
            guard let package = offer.pypiPackage, let directory = pypi.ready(package) else {
                return .failure(shelf.lack(of: offer.source))
            }
            let place = Place.PyPIPlace(package: package.name, version: package.version, directory: directory)
            return tree(of: offer, shelf).map { .pypi(place, in: $0) }
        }
    }

    /// What is in the cache serves even when a fetch for others failed.
    private func tree(of offer: Offer, _ shelf: Shelf) -> Swift.Result<Place.Tree, Offer.Lack> {
        let release = offer.release ?? Source.usualRelease
        guard let tree = shelf.trees[release]?.ready(offer.packages) else {
            return .failure(shelf.lack(of: .debian(release: release)))
        }
        if let missing = offer.packages.first(where: { tree.unavailable[$0] != nil }) {
            return .failure(.absent(SubjectError("\(missing): \(tree.unavailable[missing]!) (\(release))")))
        }
        let names = PackageName.alternatives(offer.packages.first ?? "")
        let package = names.first { tree.version(of: $0) != nil } ?? ""
        return .success(
            Place.Tree(
                release: release, directory: tree.directory.string, package: package,
                version: tree.version(of: package) ?? ""))
    }
}
