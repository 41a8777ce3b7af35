internal import Conformance
internal import DNSWire
internal import FixtureFormats
internal import Scenarios
internal import Synchronization

/// Makes fixtures again and compares, octet by octet, and reads every message with libldns and with the strict reader.
public final class FixtureVerifier: Sendable {
    /// What is made once for the cases of one scenario.
    private let kitchens = Mutex<[Key: Kitchen]>([:])

    private struct Key: Hashable {
        let zone: String
        let scenario: Scenario
    }

    public init() {}

    /// What is wrong with a fixture, each in one line; nothing when it is as it should be.
    public func findings(in folder: FixtureFolder) -> [String] {
        do throws(FixtureError) {
            let stored = try folder.read()
            let fixture = try fixture(of: stored, in: folder)
            let formats = try formats(of: stored, in: folder)
            let made = try FixtureFiles(
                fixture, recipe: stored.manifest.recipe, capture: stored.manifest.capture, formats: formats)
            return differences(folder, made, stored.files)
                + MessageReading(of: fixture).complaints.map { "\(folder.path)/\($0)" }
        } catch {
            return [error.description]
        }
    }

    private func fixture(of stored: StoredFixture, in folder: FixtureFolder) throws(FixtureError) -> Fixture {
        do {
            guard let recipe = stored.manifest.recipe else { return try stored.captured() }
            try recipe.check()
            guard folder.path.hasSuffix(recipe.id) else {
                throw FixtureError("is the fixture of \(recipe.id), and stands in another folder")
            }
            return try kitchen(recipe).fixture(recipe)
        } catch {
            throw FixtureError("\(folder.path)/\(FixtureFiles.manifestName): \(error)")
        }
    }

    private func kitchen(_ recipe: Recipe) throws(WireError) -> Kitchen {
        let key = Key(zone: recipe.zone, scenario: recipe.scenario)
        if let kitchen = kitchens.withLock({ $0[key] }) { return kitchen }
        let kitchen = try Kitchen(zone: recipe.zone, scenarios: [recipe.scenario])
        kitchens.withLock { $0[key] = kitchen }
        return kitchen
    }

    private func formats(
        of stored: StoredFixture, in folder: FixtureFolder
    ) throws(FixtureError) -> [any FixtureFormat] {
        for name in stored.formats where !FormatCatalogue.all.contains(where: { $0.name == name }) {
            throw FixtureError(
                "\(folder.path)/\(FixtureFiles.exportsName): \"\(name.prefix(40))\" is no form that is known")
        }
        return FormatCatalogue.all.filter { stored.formats.contains($0.name) }
    }

    // MARK: Comparing

    private func differences(_ folder: FixtureFolder, _ made: FixtureFiles, _ files: Set<String>) -> [String] {
        let missing = made.contents.keys.filter { !files.contains($0) }.map { "\($0): is missing" }
        let foreign = files.filter { made.contents[$0] == nil }.map { "\($0): does not belong here" }
        let others = made.contents.filter { files.contains($0.key) }.compactMap { name, octets in
            difference(folder, name, octets)
        }
        return (missing + foreign + others).sorted().map { "\(folder.path)/\($0)" }
    }

    private func difference(_ folder: FixtureFolder, _ name: String, _ made: [UInt8]) -> String? {
        let found: [UInt8]
        do throws(FixtureError) { found = try folder.contents(name, atMost: max(made.count * 2, 1 << 20)) } catch {
            return "\(name): \(error)"
        }
        if found == made { return nil }
        guard let place = zip(found, made).enumerated().first(where: { $0.element.0 != $0.element.1 })?.offset else {
            return "\(name): has \(found.count) octets, should have \(made.count)"
        }
        return "\(name): octet \(place) is \(Self.hex(found[place])), should be \(Self.hex(made[place]))"
    }

    private static func hex(_ octet: UInt8) -> String {
        "0x" + (octet < 16 ? "0" : "") + String(octet, radix: 16)
    }
}

extension StoredFixture {
    /// A fixture that was captured, and can't be made again.
    fileprivate func captured() throws -> Fixture {
        guard manifest.capture != nil else { throw FixtureError("has neither a recipe nor a capture") }
        return try CapturedFixture(
            id: manifest.id, name: DomainName(manifest.question.name), type: manifest.question.type,
            conversation: conversation
        ).fixture
    }
}
