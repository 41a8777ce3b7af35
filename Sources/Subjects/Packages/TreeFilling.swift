import Synchronization
import SystemPackage

/// Downloads and unpacks what a tree lacks of a resolution.
struct TreeFilling: Sendable {
    let apt: Apt
    let tree: FilePath
    let progress: @Sendable (PackageProgress) -> Void

    /// - Parameter recording: the resolution as the tree is to remember it.
    func fill(with resolution: Resolution, recording: Resolution) async throws(PackageError) {
        let record = try prepare()
        let lacking = resolution.files.filter { record.version(of: $0.package) != $0.version }
        try await download(lacking, groups: resolution.groups)
        try await finish(record, unpacking: lacking, recording: recording)
    }

    /// Makes the tree of packages that have been downloaded.
    func refill(with files: [PackageFile], recording: Resolution) async throws(PackageError) {
        try await finish(try prepare(), unpacking: files, recording: recording)
    }

    private func prepare() throws(PackageError) -> TreeRecord {
        let record = TreeRecord(tree: tree)
        try RootTree(directory: tree).prepare()
        try record.prepare()
        return record
    }

    private func finish(
        _ record: TreeRecord, unpacking files: [PackageFile], recording: Resolution
    ) async throws(PackageError) {
        try await unpack(files)
        try RootTree(directory: tree).finish()
        try record.remember(recording)
    }

    /// A group at a time, since its members can be together and those of two groups perhaps can't.
    private func download(_ lacking: [PackageFile], groups: [Resolution.Group]) async throws(PackageError) {
        let missing = Set(lacking.filter { Disk.size(apt.archives.appending($0.name)) != $0.octets })
        for group in groups {
            let files = missing.intersection(group.files)
            guard !files.isEmpty else { continue }
            let total = files.reduce(0) { $0 + $1.octets }
            try Disk.requireSpace(apt.archives, octets: total)
            let shown = Mutex(-1)
            try await apt.download(group.requested) { percent in
                guard
                    shown.withLock({ last in
                        defer { last = percent }
                        return last != percent
                    })
                else { return }
                progress(.downloading(octets: total / 100 * percent, of: total, packages: files.count))
            }
        }
    }

    private func unpack(_ lacking: [PackageFile]) async throws(PackageError) {
        let done = Mutex(0)
        try await Unpacking(archives: apt.archives, tree: tree).unpack(lacking) {
            let count = done.withLock { count in
                count += 1
                return count
            }
            progress(.unpacking(count, of: lacking.count))
        }
    }
}
