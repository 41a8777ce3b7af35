import FoundationEssentials
import SystemPackage

/// What requests would take to download, remembered beside the lists that it was read from: to ask apt takes half a second
/// for each.
struct DownloadSizes {
    private let file: FilePath

    init(_ release: String, in cache: Cache) {
        file = cache.apt(release).appending("sizes.json")
    }

    /// Octets by request; none once the lists are newer.
    var known: [String: Int] {
        Disk.read(file).flatMap { try? JSONDecoder().decode([String: Int].self, from: $0) } ?? [:]
    }

    func remember(_ sizes: [String: Int]) throws(PackageError) {
        let data: Data
        do { data = try JSONEncoder().encode(known.merging(sizes) { $1 }) } catch {
            throw PackageError(error, during: "recording sizes")
        }
        try Disk.write(data, to: file)
    }

    func forget() throws(PackageError) { try Disk.remove(file) }

    static func key(_ packages: [String]) -> String { Set(packages).sorted().joined(separator: ",") }
}
