import FoundationEssentials
import SystemPackage
import Testing

@testable import Subjects

@Suite struct SubjectSelectorTests {
    private func withCatalogue(_ body: ([ManifestFile], FilePath) throws -> Void) async throws {
        try await withPackagesDirectory { directory in
            let names = [("bind", true), ("bind-recursive", true), ("binder", false), ("musl-getaddrinfo", true)]
            try body(try names.map { try manifest($0.0, core: $0.1, in: directory) }, directory)
        }
    }

    private func manifest(_ name: String, core: Bool, in directory: FilePath) throws -> ManifestFile {
        let path = directory.appending("\(name).yml")
        try Disk.write("name: \(name)\nkind: stub\ntitle: x\nprogram: x\ncore: \(core)\n", to: path)
        return try ManifestFile(path: path.string)
    }

    /// The names of what is selected; nil when that is refused.
    private func names(_ words: [String], _ catalogue: [ManifestFile]) -> [String]? {
        try? SubjectSelector.select(words, from: catalogue).map(\.file.manifest.name)
    }

    @Test func `a whole name selects its subject alone, and a beginning those whose names go on with a dash`()
        async throws
    {
        try await withCatalogue { catalogue, _ in
            #expect(names(["bind"], catalogue) == ["bind"])
            #expect(names(["bind-recursive"], catalogue) == ["bind-recursive"])
            #expect(names(["musl"], catalogue) == ["musl-getaddrinfo"])
        }
    }

    @Test func `core and all are words of their own`() async throws {
        try await withCatalogue { catalogue, _ in
            #expect(names(["core"], catalogue) == ["bind", "bind-recursive", "musl-getaddrinfo"])
            #expect(names(["all"], catalogue)?.count == 4)
        }
    }

    @Test func `subjects come in the catalogue's order, each once`() async throws {
        try await withCatalogue { catalogue, _ in
            #expect(
                names(["musl", "bind", "core", "bind"], catalogue) == ["bind", "bind-recursive", "musl-getaddrinfo"])
        }
    }

    @Test func `a path selects the user's own, after the catalogue's`() async throws {
        try await withCatalogue { catalogue, directory in
            let own = try manifest("mine", core: false, in: directory)
            #expect(names([own.path, "musl"], catalogue) == ["musl-getaddrinfo", "mine"])
        }
    }

    @Test(arguments: ["nosuch", "", "mus", "bind-", "-", "BIND", "*", "@1", "nosuch@1.2"])
    func `a word that selects nothing is refused`(_ word: String) async throws {
        try await withCatalogue { catalogue, _ in
            let error = #expect(throws: SubjectError.self) { try SubjectSelector.select([word], from: catalogue) }
            #expect(error?.description == "--subject \(word): no such subject; `brimful subjects` lists them")
        }
    }

    @Test(arguments: ["bind@", "bind@nosuch", "bind@Trixie", "bind@-1", "bind@ 9"])
    func `what can't stand behind the @ is named`(_ word: String) async throws {
        try await withCatalogue { catalogue, _ in
            let error = #expect(throws: SubjectError.self) { try SubjectSelector.select([word], from: catalogue) }
            #expect(
                error?.description.contains("\(word): behind the @ goes a version, machine, pypi or one of") == true)
        }
    }

    /// What a selection wishes for, in short.
    private func wishes(_ words: [String], releases: [String] = []) async throws -> [Wish] {
        try await withPackagesDirectory { directory in
            let path = directory.appending("musl.yml")
            let text = """
                name: musl
                kind: stub
                title: x
                core: true
                packages: [musl-tools]
                program: x
                pypi: [{package: ziglang, versions: {1.2.4: 0.11.0, 1.2.10: 0.20.0}}]
                """
            try Disk.write(text, to: path)
            return try SubjectSelector.select(words, from: [ManifestFile(path: path.string)], releases: releases)
        }
    }

    private static let debian = Source.releases.map { Source.debian(release: $0) }
    private static let pypi = [
        Source.pypi(package: "ziglang", version: "0.11.0"), .pypi(package: "ziglang", version: "0.20.0"),
    ]

    @Test func `a name means every version, a group the usual one`() async throws {
        let every = try await wishes(["musl"])
        #expect(every.map(\.sources) == [Self.debian + Self.pypi])
        #expect(every[0].takesAll)
        let usual = try await wishes(["core"])
        #expect(usual[0].sources.first == .debian(release: "bookworm"))
        #expect(!usual[0].takesAll)
    }

    @Test func `behind the @ stands a version, a release or a source`() async throws {
        let version = try await wishes(["musl@1.2.4"])
        #expect(version.map(\.version) == ["1.2.4"])
        #expect(version[0].sources == Self.debian + Self.pypi)
        #expect(try await wishes(["musl@trixie"]).map(\.sources) == [[.debian(release: "trixie")]])
        #expect(try await wishes(["musl@pypi"]).map(\.sources) == [Self.pypi])
        #expect(try await wishes(["musl@machine"]).map(\.sources) == [[]])
    }

    @Test func `releases that are named stand for the usual sources`() async throws {
        for word in ["core", "musl"] {
            let found = try await wishes([word], releases: ["trixie", "sid"])
            #expect(found.map(\.sources) == [[.debian(release: "trixie"), .debian(release: "sid")]])
            #expect(found[0].takesAll)
        }
    }

    @Test func `what another word brings as well is wished for once`() async throws {
        #expect(try await wishes(["core", "musl", "musl@1.2.4", "musl@trixie"]).count == 1)
        #expect(try await wishes(["musl@1.2.4", "musl@trixie"]).count == 2)
    }

    @Test func `a user's own subject can't pass for a built-in one that is chosen too`() async throws {
        try await withCatalogue { catalogue, directory in
            #expect(throws: SubjectError.self) {
                try SubjectSelector.select(["musl", catalogue[3].path], from: catalogue)
            }
            #expect(names([catalogue[3].path], catalogue) == ["musl-getaddrinfo"])
        }
    }

    @Test func `a user's own subject named twice is audited once`() async throws {
        try await withCatalogue { catalogue, directory in
            let own = try manifest("mine", core: false, in: directory)
            #expect(names([own.path, own.path], catalogue) == ["mine"])
        }
    }

    @Test func `two of a user's own subjects can't have one name`() async throws {
        try await withCatalogue { catalogue, directory in
            let own = try manifest("mine", core: false, in: directory)
            let copy = "\(own.folder)/copy.yml"
            try FileManager.default.copyItem(atPath: own.path, toPath: copy)
            let error = #expect(throws: SubjectError.self) {
                try SubjectSelector.select([own.path, copy], from: catalogue)
            }
            #expect(error?.description == "\(copy): mine: is the name in \(own.path) too; rename one")
        }
    }

    @Test func `control characters in a word do no harm to the message about it`() async throws {
        try await withCatalogue { catalogue, _ in
            let error = #expect(throws: SubjectError.self) {
                try SubjectSelector.select(["\u{1b}[2J\n"], from: catalogue)
            }
            #expect(error?.description.contains { $0.isNewline || $0 == "\u{1b}" } == false)
        }
    }
}
