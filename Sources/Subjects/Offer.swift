/// A subject from one of its sources, before it is known whether that has it.
struct Offer: Sendable {
    let file: ManifestFile
    let source: Source

    /// Why an offer came to nothing.
    enum Lack: Error {
        /// The source doesn't have it.
        case absent(SubjectError)
        /// The source couldn't be asked.
        case failed(SubjectError)
        case notFetched

        var reason: String {
            switch self {
            case .absent(let error), .failed(let error): error.description
            case .notFetched:
                "not fetched yet; `brimful subjects fetch` brings it, and so does an audit without --no-fetch"
            }
        }
    }

    /// The Debian release that its tree is of; nil where it needs none.
    var release: String? {
        switch source {
        case .machine, .root: nil
        case .debian(let release): release
        case .pypi: Source.usualRelease
        }
    }

    /// The Debian packages that it needs.
    var packages: [String] { (pypiEntry.map(file.manifest.of) ?? file.manifest).packages ?? [] }

    private var pypiEntry: Manifest.PyPI? {
        guard case .pypi(let name, _) = source else { return nil }
        return file.manifest.pypi?.first { $0.package == name }
    }

    /// As a reader is told of it before it is there.
    var title: String {
        switch source {
        case .machine: "machine"
        case .root: "root tree \(file.root ?? "")"
        case .debian(let release): "Debian \(release), \(PackageName.alternatives(packages.first ?? "")[0])"
        case .pypi(let package, let version): "PyPI, \(package) \(version)"
        }
    }

    /// The version of the software that the package of the package index carries.
    var pypiVersion: String? {
        guard case .pypi(_, let version) = source else { return nil }
        return pypiEntry?.versions.first { $0.value == version }?.key
    }

    /// About what that package takes to download.
    var pypiOctets: Int? { pypiEntry?.megabytes.map { $0 * 1_000_000 } }

    var pypiPackage: PyPIPackage? {
        guard case .pypi(let name, let version) = source, let entry = pypiEntry else { return nil }
        return PyPIPackage(name: name, version: version, python: entry.python)
    }
}
