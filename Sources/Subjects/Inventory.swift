internal import Conformance
internal import Foundation

/// What of the subjects is on the machine or in the cache, and what can be had.
public struct Inventory: Sendable {
    private let store: PackageStore
    private let placing: Placing
    private let shelf: Placing.Shelf
    private let programDirectory: String
    /// The packages of each release whose lists are in the cache, with their versions.
    private let candidates: [String: [String: String]]

    /// - Parameter fetches: whether package lists that aren't there are fetched, and sizes looked up.
    public init(
        of files: [ManifestFile], cache: Cache, fetches: Bool, progress: @escaping @Sendable (PackageProgress) -> Void
    ) async {
        store = PackageStore(cache: cache)
        placing = Placing(store: store, fetches: false)
        shelf = Placing.Shelf(store)
        programDirectory = cache.programs
        let words = Set(files.flatMap { $0.manifest.packages ?? [] }).sorted()
        var candidates: [String: [String: String]] = [:]
        for release in Source.releases {
            // Another release's lists are large: they come with the first subject that is fetched from it.
            let mayFetch = fetches && release == Source.usualRelease
            candidates[release] = await store.candidates(
                of: words, release: release, fetches: mayFetch, progress: progress)
        }
        self.candidates = candidates
    }

    /// Every edition of a subject.
    public func stock(of file: ManifestFile) async -> StockedSubject {
        var editions: [Edition] = []
        for source in Source.byUse(of: file.manifest) {
            editions.append(await edition(Offer(file: file, source: source)))
        }
        return StockedSubject(manifest: file.manifest, editions: editions)
    }

    private func edition(_ offer: Offer) async -> Edition {
        switch placing.find(offer, on: shelf) {
        case .success(let place):
            let subject = PlacedSubject(file: offer.file, place: place)
            return Edition(
                version: await version(of: subject), source: place.source, state: place.isOwn ? .onMachine : .ready)
        case .failure(.absent(let error)), .failure(.failed(let error)):
            return Edition(version: "", source: offer.title, state: .unavailable(reason: error.description))
        case .failure(.notFetched): return await absent(offer)
        }
    }

    /// What its program told when it was last prepared, else what its package says.
    private func version(of subject: PlacedSubject) async -> String {
        let directory = Workshop.preparedDirectory(of: subject, in: programDirectory)
        let told = try? String(contentsOfFile: "\(directory)/version", encoding: .utf8)
        if let told { return told }
        guard case .machine = subject.place, let package = subject.manifest.packages?.first else {
            return subject.packagedVersion
        }
        return await installedVersion(of: PackageName.alternatives(package))
    }

    /// Of a package that is installed on the machine; empty where none of these is, or no dpkg.
    private func installedVersion(of names: [String]) async -> String {
        let query = Program(name: "dpkg-query")
        for name in names {
            guard let finished = try? await query.run(["-W", "-f", "${Version}", name]), finished.succeeded else {
                continue
            }
            return VersionOrder.upstream(finished.output.printable())
        }
        return ""
    }

    /// What is not in the cache: the lists tell whether there is such a package.
    private func absent(_ offer: Offer) async -> Edition {
        if let pypi = offer.pypiPackage {
            return Edition(
                version: offer.pypiVersion ?? pypi.version, source: offer.title,
                state: .available(octets: offer.pypiOctets))
        }
        guard let release = offer.release, let packages = candidates[release] else {
            return Edition(version: "", source: offer.title, state: .available(octets: nil))
        }
        let missing = offer.packages.first { word in
            PackageName.alternatives(word).allSatisfy { packages[$0] == nil }
        }
        if let missing {
            let reason = "\(release) has no package \(missing)"
            return Edition(version: "", source: offer.title, state: .unavailable(reason: reason))
        }
        let first = PackageName.alternatives(offer.packages[0]).lazy.compactMap { packages[$0] }.first ?? ""
        return Edition(
            version: VersionOrder.upstream(first), source: "\(offer.title) \(first)",
            state: .available(octets: store.knownSize(of: offer.packages, release: release)))
    }
}
