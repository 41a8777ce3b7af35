import Conformance
import SystemPackage
import Testing

@testable import Subjects

@Suite struct PackagesChoiceTests {
    @Test func `of several packages the first that the release has is taken`() async throws {
        let choice = try await AlternativeChoice(of: ["aa | bb", "cc", "bb|aa", "xx | yy"]) { names in
            #expect(names.sorted() == ["aa", "aa", "bb", "bb", "xx", "yy"])
            return ["bb": "1"]
        }
        #expect(choice.names == ["bb", "cc", "xx"])
        let file = try #require(PackageFile(name: "bb_1_all.deb", octets: 1))
        let resolution = Resolution(
            groups: [.init(requested: ["bb", "cc"], files: [file])], unavailable: ["xx": "no such package"])
        let asked = choice.asAsked(resolution)
        #expect(asked.groups.map(\.requested) == [["aa | bb", "bb|aa", "cc"]])
        #expect(asked.unavailable == ["xx | yy": "no such package"])
    }

    @Test func `apt-cache's words tell which packages a release has`() {
        let output = """
            unbound:
              Installed: (none)
              Candidate: 1.17.1-2+deb12u4
              Version table:
                 1.17.1-2+deb12u4 500
            nosuch:
              Installed: (none)
              Candidate: (none)
            bind9:
              Candidate: 1:9.18.49-1
            """
        #expect(Apt.candidates(in: output) == ["unbound": "1.17.1-2+deb12u4", "bind9": "1:9.18.49-1"])
    }

    @Test(arguments: [
        ("1:9.18.49-1~deb12u3", "9.18.49"), ("2:1.24~2", "1.24"), ("1.2.5-3.1~deb13u1", "1.2.5"),
        ("5.7.5-1", "5.7.5"), ("0.0~git20200927.0.6aad832e-2+b3", "0.0"), ("1.17+git2021-5", "1.17"), ("", ""),
    ])
    func `a package's version tells that of its software`(_ packaged: String, _ upstream: String) {
        #expect(VersionOrder.upstream(packaged) == upstream)
    }

    @Test func `pip fetches one version, from wheels alone, into a folder`() {
        let package = PyPIPackage(name: "pycares", version: "4.3.0", python: "3.11")
        let words = PyPIStore.arguments(package, target: "/t", architecture: "x86_64")
        #expect(words.suffix(1) == ["pycares==4.3.0"])
        #expect(words.contains(":all:") && words.contains("--no-deps") && words.contains("--no-cache-dir"))
        #expect(words.contains("manylinux2014_x86_64"))
    }

    @Test(arguments: ["", "-r", "a b", "../x", "a;b", "a/b", "a..b", String(repeating: "a", count: 70)])
    func `what is no name or version never reaches pip`(_ word: String) {
        #expect(!PyPIStore.isValid(word))
    }

    @Test func `an alternative that is there is recorded as it was asked for`() async throws {
        try await withPackagesDirectory { directory in
            var repository = try PackagesRepository(directory: directory.appending("repository"))
            try await repository.add("new", files: ["bin/new": "new"])
            let store = try repository.store(cache: directory.appending("cache"))
            let tree = try await store.prepare(packages: ["old | new"], release: "test")
            #expect(tree.version(of: "new") == "1")
            #expect(store.ready(packages: ["old | new"], release: "test") == tree)
            #expect(store.ready(packages: ["new"], release: "test") == nil)
        }
    }

    @Test func `what is removed goes, and what others need stays`() async throws {
        try await withPackagesDirectory { directory in
            var repository = try PackagesRepository(directory: directory.appending("repository"))
            try await repository.add("base", files: ["bin/base": "base"])
            try await repository.add("one", fields: "Depends: base\n", files: ["bin/one": "one"])
            try await repository.add("two", fields: "Depends: base\n", files: ["bin/two": "two"])
            let store = try repository.store(cache: directory.appending("cache"))
            let tree = try await store.prepare(packages: ["one", "two"], release: "test").directory
            try await store.remove(["one"], keeping: [], release: "test") { _ in }
            #expect(store.ready(packages: ["two"], release: "test")?.versions == ["base": "1", "two": "1"])
            #expect(store.ready(packages: ["one"], release: "test") == nil)
            #expect(!Disk.exists(tree.pushing("usr/bin/one")))
            #expect(Disk.exists(tree.pushing("usr/bin/base")))
            #expect(
                Disk.names(in: store.cache.archives).filter { $0.hasSuffix(".deb") } == [
                    "base_1_all.deb", "two_1_all.deb",
                ])
            try await store.remove(["two"], keeping: ["two"], release: "test") { _ in }
            #expect(Disk.exists(tree.pushing("usr/bin/two")))
            try await store.remove(["two"], keeping: [], release: "test") { _ in }
            #expect(!Disk.exists(tree))
        }
    }
}
