internal import Conformance
import FoundationEssentials
import Subprocess
import SystemPackage

/// Unpacks downloaded packages into a root tree, each marked when it is complete.
struct Unpacking: Sendable {
    let archives: FilePath
    let tree: FilePath

    private var record: TreeRecord { TreeRecord(tree: tree) }

    /// Unpacks as many at once as there are processors; `unpacked` is called after each.
    func unpack(_ files: [PackageFile], unpacked: @Sendable () -> Void) async throws(PackageError) {
        do {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (index, file) in files.enumerated() {
                    if index >= ProcessInfo.processInfo.activeProcessorCount {
                        try await group.next()
                        unpacked()
                    }
                    group.addTask { try await unpack(file) }
                }
                while try await group.next() != nil { unpacked() }
            }
        } catch {
            throw PackageError(error, during: "unpacking")
        }
    }

    private func unpack(_ file: PackageFile) async throws(PackageError) {
        try record.begin(file)
        let (reading, writing) = try pipe()
        let archive = archives.appending(file.name).string
        async let listing = Self.finish("dpkg-deb", ["--fsys-tarfile", archive], output: writing)
        async let extraction = Self.finish("tar", Self.arguments(tree), input: reading)
        do {
            let (sent, extracted) = try await (listing, extraction)
            try check(file, sent: sent, extracted: extracted)
        } catch {
            throw PackageError(error, during: "unpacking \(file.package)")
        }
        try record.complete(file)
    }

    private func pipe() throws(PackageError) -> (FileDescriptor, FileDescriptor) {
        do { return try FileDescriptor.pipe() } catch { throw PackageError(error, during: "unpacking") }
    }

    /// A tar that fails makes dpkg-deb fail too, so tar's reason goes first, unless the stream itself was cut.
    private func check(_ file: PackageFile, sent: Ending, extracted: Ending) throws(PackageError) {
        if extracted.complaints.contains("No space left on device") || extracted.complaints.contains("quota exceeded") {
            throw .diskFull(path: tree.string)
        }
        if case .exited = sent.status, !sent.status.isSuccess, !sent.complaints.contains("Broken pipe") {
            try Disk.remove(archives.appending(file.name))
            throw .damaged(package: file.package, reason: sent.reason)
        }
        guard sent.status.isSuccess, extracted.status.isSuccess else {
            throw .failed(program: "unpacking \(file.package)", reason: extracted.reason)
        }
    }
}

extension Unpacking {
    /// The directories of before the merge are renamed rather than followed, and the entries that are such a directory
    /// itself are left out. tar could keep links to directories instead, but then it would follow every such
    /// link that a package brings, `/var/run` for one, out of the tree.
    /// Nobody's privileges are needed in a cache: no owners, no set-user-ID bits.
    private static func arguments(_ tree: FilePath) -> [String] {
        let names = RootTree.merged.joined(separator: "\\|")
        return ["-x", "-C", tree.string, "--no-same-owner", "--no-same-permissions", "--warning=no-timestamp"]
            + ["--anchored", "--no-wildcards", "--no-recursion"] + RootTree.merged.map { "--exclude=./\($0)" }
            + ["--transform=s,^\\./\\(\(names)\\)/,./usr/\\1/,S"]
    }

    private struct Ending: Sendable {
        let status: TerminationStatus
        let complaints: String

        /// The first line: tar's last is always that it failed "due to previous errors".
        var reason: String {
            (complaints.split(whereSeparator: \.isNewline).first.map(String.init) ?? "it gave no reason").printable()
        }
    }

    private static func finish(_ program: String, _ arguments: [String], output: FileDescriptor) async throws -> Ending
    {
        let result = try await Subprocess.run(
            Program(name: program).configuration(arguments), input: .none,
            output: .fileDescriptor(output, closeAfterSpawningProcess: true), error: .string(limit: complaintsLimit))
        return Ending(status: result.terminationStatus, complaints: result.standardError)
    }

    private static func finish(_ program: String, _ arguments: [String], input: FileDescriptor) async throws -> Ending {
        let result = try await Subprocess.run(
            Program(name: program).configuration(arguments),
            input: .fileDescriptor(input, closeAfterSpawningProcess: true), output: .discarded,
            error: .string(limit: complaintsLimit))
        return Ending(status: result.terminationStatus, complaints: result.standardError)
    }

    /// Octets; a full disk makes tar complain about every file.
    private static let complaintsLimit = 8 << 20
}
