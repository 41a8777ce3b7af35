/// What must be unpacked for a list of requested packages.
struct Resolution: Sendable, Equatable {
    /// Packages that were resolved together, and the files of their closure.
    struct Group: Sendable, Equatable {
        let requested: [String]
        let files: [PackageFile]
    }

    var groups: [Group] = []
    var unavailable: [String: String] = [:]

    /// Every file once; of two versions of a package the later group's.
    var files: [PackageFile] {
        var byPackage: [String: PackageFile] = [:]
        for file in groups.flatMap(\.files) { byPackage[file.package] = file }
        return byPackage.values.sorted { $0.name < $1.name }
    }
}

extension Resolution {
    /// Resolves all packages together if that is possible. One that doesn't exist is dropped with its reason; packages
    /// that can't be together are halved until they can: a tree only unpacks, so it holds both.
    init(
        of packages: [String], asking closure: ([String]) async throws(PackageError) -> Apt.Answer
    ) async throws(PackageError) {
        var remaining = packages
        while !remaining.isEmpty {
            switch try await closure(remaining) {
            case .closure(let files):
                groups.append(Group(requested: remaining, files: files))
                return
            case .unavailable(let reasons):
                unavailable.merge(reasons) { $1 }
                remaining.removeAll { reasons[$0] != nil }
            case .conflict(let reason) where remaining.count == 1:
                unavailable[remaining[0]] = reason
                return
            case .conflict:
                let middle = remaining.count / 2
                for half in [remaining[..<middle], remaining[middle...]] {
                    add(try await Resolution(of: Array(half), asking: closure))
                }
                return
            }
        }
    }

    private mutating func add(_ other: Resolution) {
        groups += other.groups
        unavailable.merge(other.unavailable) { $1 }
    }
}
