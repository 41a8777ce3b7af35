internal import Conformance
import FoundationEssentials
import SystemPackage

/// What of a root tree is complete. It lies inside the tree, so it goes when the tree goes.
///
/// A package has a marker, a file with its version, only from the end of its unpacking to the beginning of the next.
struct TreeRecord: Sendable {
    /// Packages that were requested together, and all that they need.
    struct Request: Codable, Sendable, Equatable {
        var packages: [String]
        var closure: [String]
    }

    struct Requests: Codable, Sendable, Equatable {
        var schema = 1
        var requests: [Request] = []
        var unavailable: [String: String] = [:]
    }

    let tree: FilePath

    private var directory: FilePath { tree.appending(".brimful") }
    private var markers: FilePath { directory.appending("packages") }
    private var requestsFile: FilePath { directory.appending("requests.json") }

    func prepare() throws(PackageError) { try Disk.makeDirectory(markers) }

    /// The version of a package that is completely unpacked.
    func version(of package: String) -> String? {
        let marker = markers.appending(package)
        guard PackageName.isValid(package), let data = Disk.read(marker, limit: 4096) else { return nil }
        let version = String(decoding: data, as: UTF8.self).printable()
        return version.isEmpty ? nil : version
    }

    func versions() -> [String: String] {
        var versions: [String: String] = [:]
        for package in Disk.names(in: markers) { versions[package] = version(of: package) }
        return versions
    }

    func begin(_ file: PackageFile) throws(PackageError) { try Disk.remove(markers.appending(file.package)) }

    func complete(_ file: PackageFile) throws(PackageError) {
        try Disk.write(file.version + "\n", to: markers.appending(file.package))
    }

    /// An unreadable record is an empty one: the packages are resolved again.
    func requests() -> Requests {
        let stored = Disk.read(requestsFile).flatMap { try? JSONDecoder().decode(Requests.self, from: $0) }
        return stored.flatMap { $0.schema == 1 ? $0 : nil } ?? Requests()
    }

    /// Remembers a resolution for `ready`, in place of what was known of the same packages.
    func remember(_ resolution: Resolution) throws(PackageError) {
        let known = requests().merging(resolution)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            try Disk.write(encoder.encode(known), to: requestsFile)
        } catch {
            throw PackageError(error, during: "recording packages")
        }
    }
}

extension TreeRecord.Requests {
    func merging(_ resolution: Resolution) -> Self {
        let asked = Set(resolution.groups.flatMap(\.requested)).union(resolution.unavailable.keys)
        var merged = self
        merged.requests = requests.compactMap { old in
            let left = old.packages.filter { !asked.contains($0) }
            return left.isEmpty ? nil : .init(packages: left, closure: old.closure)
        }
        merged.requests += resolution.groups.map { .init(packages: $0.requested, closure: $0.files.map(\.package)) }
        merged.unavailable = unavailable.filter { !asked.contains($0.key) }.merging(resolution.unavailable) { $1 }
        return merged
    }

    /// The packages that all of `packages` need; nil when one was never resolved.
    func closure(of packages: [String]) -> Set<String>? {
        var closure: Set<String> = []
        for package in packages where unavailable[package] == nil {
            guard let request = requests.first(where: { $0.packages.contains(package) }) else { return nil }
            closure.formUnion(request.closure)
        }
        return closure
    }
}
