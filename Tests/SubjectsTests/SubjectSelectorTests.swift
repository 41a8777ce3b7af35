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

    @Test(arguments: ["nosuch", "", "mus", "bind-", "-", "BIND", "*", "bind@", "bind@nosuch", "@1"])
    func `a word that selects nothing is refused`(_ word: String) async throws {
        try await withCatalogue { catalogue, _ in
            let error = #expect(throws: SubjectError.self) { try SubjectSelector.select([word], from: catalogue) }
            #expect(error?.description == "--subject \(word): no such subject; `brimful subjects` lists them")
        }
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
