import FoundationEssentials
import SystemPackage
import Testing

@testable import Subjects

@Suite struct PackagesRecordTests {
    private let dash = PackageFile(name: "dash_1%3a0.5_amd64.deb", octets: 10)!
    private let libc = PackageFile(name: "libc6_2.36_amd64.deb", octets: 10)!

    private var resolution: Resolution {
        Resolution(groups: [.init(requested: ["dash"], files: [dash, libc])], unavailable: ["gone": "no such"])
    }

    @Test func `a tree is ready only when every package of the closure is complete`() async throws {
        try await withPackagesDirectory { directory in
            let cache = try Cache(directory: directory)
            let store = PackageStore(cache: cache)
            let record = TreeRecord(tree: cache.tree("bookworm"))
            try record.prepare()
            try record.remember(resolution)
            try record.complete(dash)
            #expect(store.ready(packages: ["dash"], release: "bookworm") == nil)
            try record.complete(libc)
            let tree = try #require(store.ready(packages: ["dash", "gone"], release: "bookworm"))
            #expect(tree.version(of: "dash") == "1:0.5")
            #expect(tree.unavailable == ["gone": "no such"])
            #expect(store.ready(packages: ["dash", "unbound"], release: "bookworm") == nil)
            #expect(store.ready(packages: ["dash"], release: "trixie") == nil)
        }
    }

    @Test func `a package being unpacked again is not complete`() async throws {
        try await withPackagesDirectory { directory in
            let record = TreeRecord(tree: directory)
            try record.prepare()
            try record.complete(dash)
            try record.begin(dash)
            #expect(record.versions().isEmpty)
        }
    }

    @Test(arguments: ["", "{", "[]", #"{"schema":2,"requests":[],"unavailable":{}}"#])
    func `a record that cannot be read counts as empty`(content: String) async throws {
        try await withPackagesDirectory { directory in
            let record = TreeRecord(tree: directory)
            try record.prepare()
            try Disk.write(content, to: directory.appending(".brimful").appending("requests.json"))
            #expect(record.requests() == TreeRecord.Requests())
        }
    }

    @Test func `a later resolution replaces what was known of its packages and keeps the rest`() {
        var known = TreeRecord.Requests()
        known.requests = [.init(packages: ["dash", "unbound"], closure: ["old"])]
        known.unavailable = ["dash": "was missing", "other": "missing"]
        let merged = known.merging(resolution)
        #expect(merged.closure(of: ["dash"]) == ["dash", "libc6"])
        #expect(merged.closure(of: ["unbound"]) == ["old"])
        #expect(merged.unavailable == ["gone": "no such", "other": "missing"])
    }

    @Test func `a cache that cannot be written says where`() async throws {
        try await withPackagesDirectory { directory in
            let file = directory.appending("file")
            try Disk.write("x", to: file)
            let path = file.appending("cache")
            let error = #expect(throws: PackageError.self) { try Cache(directory: path) }
            #expect(error?.description.contains("cannot use the cache at \(path)") == true)
        }
    }

    @Test func `one run waits for another to let go of the cache`() async throws {
        try await withPackagesDirectory { directory in
            let lock = CacheLock(path: directory.appending("lock"))
            let (reports, reporting) = AsyncStream.makeStream(of: PackageProgress.self)
            var second: Task<Bool, any Error>?
            let released = directory.appending("released")
            try await lock.holding(waiting: { _ in }) { () async throws(PackageError) in
                second = Task {
                    try await lock.holding(waiting: { reporting.yield($0) }) { () async throws(PackageError) in
                        Disk.exists(released)
                    }
                }
                var report = reports.makeAsyncIterator()
                #expect(await report.next() == .waiting)
                try Disk.write("", to: released)
            }
            #expect(try await second?.value == true)
        }
    }
}
