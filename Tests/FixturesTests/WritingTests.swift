import Conformance
import DNSWire
import FixtureFormats
import Foundation
import Scenarios
import Testing

@testable import Fixtures

@Suite struct WritingTests {
    /// Every file below a folder, by its path there.
    private func files(_ path: String) throws -> [String: Data] {
        let names = try FileManager.default.subpathsOfDirectory(atPath: path)
        return names.reduce(into: [:]) { files, name in
            files[name] = try? Kit.contents("\(path)/\(name)")
        }
    }

    @Test func `the same arguments give the same octets, in any order and over what is there`() async throws {
        let recipes = try ["clean", "shuffle", "silent-subset", "foreign-address", "tcp-split"].flatMap {
            [try Kit.recipe($0, 20), try Kit.recipe($0, 101, view: .edns1232)]
        }
        try await Kit.writing(recipes) { first in
            let before = try files(first.path)
            try await Kit.writing(recipes.reversed()) { second in
                let others = try files(second.path)
                #expect(others == before)
            }
            let writing = FixtureWriting(set: first, kitchen: try Kit.kitchen(), formats: FormatCatalogue.usual)
            _ = try await writing.write(recipes) {}
            #expect(try files(first.path) == before)
        }
    }

    @Test(arguments: ScenarioCatalogue.all)
    func `what is written is as it should be, and reads back as it was`(_ scenario: Scenario) async throws {
        let recipes = [1, 28, 29, 40, 257].flatMap { count in
            Recipe.views.map {
                Recipe(scenario: scenario, type: .a, count: count, view: $0, zone: Kit.zone)
            }
        }
        try await Kit.writing(recipes, formats: []) { set in
            #expect(try Kit.findings(set) == [])
            for recipe in recipes {
                let stored = try set.folder(of: recipe.id).read()
                #expect(stored.conversation == (try Kit.kitchen().fixture(recipe).conversation), "\(recipe.id)")
                #expect(stored.manifest.recipe == recipe)
            }
        }
    }

    @Test func `a name of the user's own is in the octets`() async throws {
        let recipe = Recipe(
            scenario: ScenarioCatalogue.clean, type: .aaaa, count: 40, view: .tcp, zone: Kit.zone,
            ownName: "us-street.api.example.com")
        try await Kit.writing([recipe]) { set in
            let octets = try #require(try set.folder(of: "clean/aaaa40/tcp").read().conversation.tcp?.message)
            let message = try StrictMessage(reading: octets)
            #expect(try message.questions.first?.name == DomainName("us-street.api.example.com."))
            #expect(message.addresses(.aaaa).count == 40)
            #expect(try Kit.findings(set) == [])
        }
    }

    @Test func `nothing but a fixture is written over`() async throws {
        try await Kit.writing([]) { set in
            let place = set.folder(of: "clean/a40/udp512").path
            try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
            try Kit.write(Data("mine".utf8), "\(place)/thesis.txt")
            let writing = FixtureWriting(set: set, kitchen: try Kit.kitchen(), formats: [])
            let error = await #expect(throws: FixtureError.self) {
                _ = try await writing.write([try Kit.recipe("clean")]) {}
            }
            #expect(error?.description == "\(place): is there, and is no fixture: nothing was written over it")
            #expect(try Kit.contents("\(place)/thesis.txt") == Data("mine".utf8))
        }
    }
}
