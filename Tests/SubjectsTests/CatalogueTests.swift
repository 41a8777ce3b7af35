import Conformance
import FoundationEssentials
import Testing

@testable import Subjects

/// The built-in subjects: what their manifests promise is there.
@Suite struct CatalogueTests {
    private let files: [ManifestFile]

    init() throws {
        files = try Catalogue.manifests()
    }

    @Test func `each is in the folder of its kind and name`() {
        #expect(!files.isEmpty)
        for file in files {
            #expect(file.folder.hasSuffix("/\(file.manifest.kind.rawValue)/\(file.manifest.name)"))
        }
        #expect(Set(files.map(\.manifest.name)).count == files.count)
    }

    @Test func `each template is there and can be filled in`() throws {
        for file in files {
            for name in file.manifest.templates ?? [] {
                let path = "\(file.folder)/\(name)"
                let text = String(decoding: try #require(FileManager.default.contents(atPath: path)), as: UTF8.self)
                let values = [
                    "address": "45.64.0.1", "upstream": "45.1.0.1", "zone": "z.", "directory": "/w", "source": "/s",
                ]
                let filled = try Template.fill(text, with: values, place: path)
                #expect(!filled.contains("{{"), "\(path)")
            }
        }
    }

    @Test func `each can be had: from the machine or from packages`() {
        for file in files {
            let manifest = file.manifest
            #expect(
                manifest.packages?.isEmpty == false || manifest.machine != nil || manifest.pypi?.isEmpty == false,
                "\(file.path)")
        }
    }

    @Test func `core is what most people run, and no more than they would wait for`() {
        #expect((12...16).contains(files.count { $0.manifest.core == true }))
    }

    @Test func `there are as many of each kind as README says at least`() {
        let kinds = Dictionary(grouping: files, by: \.manifest.kind).mapValues(\.count)
        #expect(kinds[.resolver] ?? 0 >= 17)
        #expect(kinds[.stub] ?? 0 >= 60)
        #expect(kinds[.parser] ?? 0 >= 15)
    }

    @Test func `stub resolvers and parsers say what their error words mean, each word once`() {
        for file in files where file.manifest.kind != .resolver {
            let words = (file.manifest.errors ?? [:]).values.flatMap { $0 }
            #expect(!words.isEmpty, "\(file.path)")
            #expect(Set(words).count == words.count, "\(file.path)")
        }
    }

    @Test func `each tells its version and its licence`() {
        for file in files {
            // Of a package index the entry may tell it.
            #expect(file.manifest.version != nil || file.manifest.pypi != nil, "\(file.path)")
            #expect(file.manifest.licence != nil, "\(file.path)")
        }
    }
}
