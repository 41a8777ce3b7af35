import FoundationEssentials
import Synchronization
import SystemPackage
import Testing

@testable import Subjects

/// The real apt and dpkg-deb on a repository of our own: no network, no root.
@Suite struct PackagesStoreTests {
    private func withRepository(
        _ body: (_ repository: inout PackagesRepository, _ cache: FilePath) async throws -> Void
    ) async throws {
        try await withPackagesDirectory { directory in
            var repository = try PackagesRepository(directory: directory.appending("repository"))
            try await repository.add("base", files: ["lib/base.so": "base", "usr/lib/other.so": "other"])
            try await repository.add("tool", fields: "Depends: base\n", files: ["bin/tool": "tool", "etc/tool": "1"])
            try await body(&repository, directory.appending("cache"))
        }
    }

    private func text(_ tree: PackageTree, _ path: String) -> String? {
        Disk.read(tree.directory.pushing(FilePath(path))).map { String(decoding: $0, as: UTF8.self) }
    }

    @Test func `a package comes with what it depends on into one merged tree`() async throws {
        try await withRepository { repository, cache in
            let store = try repository.store(cache: cache)
            let tree = try await store.prepare(packages: ["tool"], release: "test")
            #expect(tree.versions == ["base": "1", "tool": "1"])
            #expect(text(tree, "usr/bin/tool") == "tool")
            #expect(text(tree, "usr/lib/base.so") == "base")
            #expect(text(tree, "etc/nsswitch.conf")?.contains("hosts: files dns") == true)
            let link = try FileManager.default.destinationOfSymbolicLink(atPath: tree.directory.appending("lib").string)
            #expect(link == "usr/lib")
        }
    }

    @Test func `a second call needs neither apt nor the repository`() async throws {
        try await withRepository { repository, cache in
            let store = try repository.store(cache: cache)
            let first = try await store.prepare(packages: ["tool", "nosuch"], release: "test")
            try Disk.remove(repository.directory)
            let second = try await store.prepare(packages: ["nosuch", "tool"], release: "test")
            #expect(first == second)
            #expect(second.unavailable == ["nosuch": "Unable to locate package nosuch"])
        }
    }

    @Test func `packages in conflict stand side by side`() async throws {
        try await withRepository { repository, cache in
            try await repository.add("rival", fields: "Conflicts: tool\n", files: ["usr/bin/rival": "rival"])
            let tree = try await repository.store(cache: cache).prepare(packages: ["rival", "tool"], release: "test")
            #expect(tree.unavailable.isEmpty)
            #expect(text(tree, "usr/bin/rival") == "rival")
            #expect(text(tree, "usr/bin/tool") == "tool")
        }
    }

    @Test func `a package that lacks a dependency is unavailable with the reason`() async throws {
        try await withRepository { repository, cache in
            try await repository.add("lame", fields: "Depends: leg\n", files: ["usr/bin/lame": "lame"])
            let tree = try await repository.store(cache: cache).prepare(packages: ["lame", "tool"], release: "test")
            #expect(tree.unavailable["lame"]?.contains("Depends: leg") == true)
            #expect(tree.version(of: "tool") == "1")
        }
    }

    @Test func `refreshing brings the newer version and nothing else again`() async throws {
        try await withRepository { repository, cache in
            let store = try repository.store(cache: cache)
            _ = try await store.prepare(packages: ["tool"], release: "test")
            try await repository.add("tool", version: "2", fields: "Depends: base\n", files: ["etc/tool": "2"])
            #expect(try await store.prepare(packages: ["tool"], release: "test").version(of: "tool") == "1")
            let unpacked = Mutex(0)
            let tree = try await store.prepare(packages: ["tool"], release: "test", refresh: true) { progress in
                if case .unpacking(_, let total) = progress { unpacked.withLock { $0 = total } }
            }
            #expect(tree.version(of: "tool") == "2")
            #expect(text(tree, "etc/tool") == "2")
            #expect(unpacked.withLock { $0 } == 1)
        }
    }

    @Test func `what an interrupted unpacking left is unpacked again`() async throws {
        try await withRepository { repository, cache in
            let store = try repository.store(cache: cache)
            let tree = try await store.prepare(packages: ["tool"], release: "test")
            try TreeRecord(tree: tree.directory).begin(PackageFile(name: "base_1_all.deb", octets: 0)!)
            try Disk.write("ba", to: tree.directory.pushing("usr/lib/base.so"))
            #expect(store.ready(packages: ["tool"], release: "test") == nil)
            let again = try await store.prepare(packages: ["tool"], release: "test")
            #expect(text(again, "usr/lib/base.so") == "base")
        }
    }

    @Test func `a damaged download is removed, and the next run fetches it anew`() async throws {
        try await withRepository { repository, cache in
            let store = try repository.store(cache: cache)
            let tree = try await store.prepare(packages: ["base"], release: "test")
            let archive = cache.pushing("archives/base_1_all.deb")
            let size = try #require(Disk.size(archive))
            try Disk.write(String(repeating: "x", count: size), to: archive)
            try Disk.remove(tree.directory)
            let error = await #expect(throws: PackageError.self) {
                try await store.prepare(packages: ["base"], release: "test")
            }
            guard case .damaged("base", _) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            let again = try await store.prepare(packages: ["base"], release: "test")
            #expect(text(again, "usr/lib/base.so") == "base")
        }
    }

    @Test func `a file that is not what the lists say is refused`() async throws {
        try await withRepository { repository, cache in
            let file = repository.directory.appending("base_1_all.deb")
            let size = try #require(Disk.size(file))
            try Disk.write(String(repeating: "x", count: size), to: file)
            let store = try repository.store(cache: cache)
            let error = await #expect(throws: PackageError.self) {
                try await store.prepare(packages: ["base"], release: "test")
            }
            guard case .untrusted = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(store.ready(packages: ["base"], release: "test") == nil)
        }
    }

    @Test func `a link that leads out of the tree is not followed by a later package`() async throws {
        try await withRepository { repository, cache in
            let store = try repository.store(cache: cache)
            let tree = try await store.prepare(packages: ["base"], release: "test")
            let outside = cache.removingLastComponent().appending("outside")
            try Disk.makeDirectory(outside)
            try Disk.link(tree.directory.pushing("var/run"), to: outside.string)
            try await repository.add("late", files: ["var/run/late/file": "late"])
            _ = try await store.prepare(packages: ["late"], release: "test")
            #expect(Disk.names(in: outside).isEmpty)
        }
    }

    @Test func `a set-user-ID program loses the bit`() async throws {
        try await withRepository { repository, cache in
            let staging = repository.directory.pushing("staging/mount")
            try Disk.makeDirectory(staging.pushing("usr/bin"))
            try await repository.add("mount", files: ["usr/bin/mount": "mount"])
            _ = try await Program(name: "chmod").run(["4755", staging.pushing("usr/bin/mount").string])
            let deb = repository.directory.appending("mount_1_all.deb").string
            _ = try await Program(name: "dpkg-deb").run(["--root-owner-group", "-b", staging.string, deb])
            let archives = repository.directory
            let target = cache.appending("tree")
            try RootTree(directory: target).prepare()
            try TreeRecord(tree: target).prepare()
            let file = try #require(PackageFile(name: "mount_1_all.deb", octets: 0))
            try await Unpacking(archives: archives, tree: target).unpack([file]) {}
            let found = try await Program(name: "find").run([target.string, "-perm", "/6000"])
            #expect(found.succeeded && found.output.isEmpty)
            #expect(Disk.exists(target.pushing("usr/bin/mount")))
        }
    }

    @Test func `a name that is no package name never reaches apt`() async throws {
        try await withRepository { repository, cache in
            let store = try repository.store(cache: cache)
            await #expect(throws: PackageError.invalidName("-oDir=/x")) {
                try await store.prepare(packages: ["-oDir=/x"], release: "test")
            }
            await #expect(throws: PackageError.invalidName("../up")) {
                try await store.prepare(packages: ["tool"], release: "../up")
            }
        }
    }

    @Test func `alternatives point to the newest program there is`() async throws {
        try await withRepository { repository, cache in
            let jvm = ["usr/lib/jvm/java-9-openjdk/bin/java": "9", "usr/lib/jvm/java-17-openjdk/bin/java": "17"]
            try await repository.add("jdk", files: jvm)
            let tree = try await repository.store(cache: cache).prepare(packages: ["jdk"], release: "test")
            let link = tree.directory.pushing("usr/bin/java").string
            let target = try FileManager.default.destinationOfSymbolicLink(atPath: link)
            #expect(target == "/usr/lib/jvm/java-17-openjdk/bin/java")
        }
    }
}
