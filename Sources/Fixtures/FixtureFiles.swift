public import FixtureFormats
internal import Foundation

/// The files of one fixture, by name, before anything is written.
public struct FixtureFiles: Sendable {
    public private(set) var contents: [String: [UInt8]] = [:]
    public let manifest: FixtureManifest

    public static let manifestName = "case.json"
    public static let exportsName = "export.json"
    static let octetsEnding = ".bin"

    /// What came of each form, as `export.json` tells it.
    struct ExportNote: Codable, Sendable, Hashable {
        let status: String
        /// What is lost, or why it was refused.
        var why: String?
        let files: [String]
    }

    /// - Throws: `FixtureError` when a value can't be written as JSON.
    public init(
        _ fixture: Fixture, recipe: Recipe? = nil, capture: FixtureManifest.CaptureSource? = nil,
        formats: [any FixtureFormat]
    ) throws(FixtureError) {
        manifest = FixtureManifest(fixture, recipe: recipe, capture: capture)
        contents[Self.manifestName] = try Self.json(manifest)
        contents.merge(BinaryFormat().export(fixture).files) { own, _ in own }
        var notes: [String: ExportNote] = [:]
        for format in formats {
            let export = format.export(fixture)
            notes[format.name] = ExportNote(export)
            contents.merge(export.files) { own, _ in own }
        }
        if !notes.isEmpty { contents[Self.exportsName] = try Self.json(notes) }
    }

    private static func json(_ value: some Encodable) throws(FixtureError) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        do { return Array(try encoder.encode(value)) + [UInt8(ascii: "\n")] } catch {
            throw FixtureError("can't be written as JSON: \(error)")
        }
    }
}

extension FixtureFiles.ExportNote {
    fileprivate init(_ export: Export) {
        let files = export.files.keys.sorted()
        switch export.fidelity {
        case .ok: self.init(status: "ok", files: files)
        case .lossy(let what): self.init(status: "lossy", why: what, files: files)
        case .refused(let reason): self.init(status: "refused", why: reason, files: files)
        }
    }
}
