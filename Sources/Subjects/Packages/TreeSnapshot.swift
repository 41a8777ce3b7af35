import SystemPackage

/// What a tree holds, read once: it takes a file for each package.
struct TreeSnapshot: Sendable {
    private let tree: FilePath
    private let release: String
    private let known: TreeRecord.Requests
    private let versions: [String: String]

    init(tree: FilePath, release: String) {
        self.tree = tree
        self.release = release
        let record = TreeRecord(tree: tree)
        known = record.requests()
        versions = record.versions()
    }

    /// The tree with all `packages`, if nothing is left to fetch; nil otherwise.
    func ready(_ packages: [String]) -> PackageTree? {
        guard let closure = known.closure(of: packages), closure.allSatisfy({ versions[$0] != nil }) else { return nil }
        let unavailable = known.unavailable.filter { packages.contains($0.key) }
        return PackageTree(release: release, directory: tree, versions: versions, unavailable: unavailable)
    }
}
