internal import Foundation

/// A folder with fixtures anywhere below it.
public struct FixtureSet: Sendable {
    public let path: String

    public init(_ path: String) {
        self.path = path
    }

    /// Deeper than any fixture is.
    private static let deepest = 8

    /// The fixtures' folders, in order.
    ///
    /// - Throws: `FixtureError` when there is no such folder.
    public func folders() throws(FixtureError) -> [FixtureFolder] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
            throw FixtureError("\(path): is no folder")
        }
        return Self.folders(in: path, depth: 0).map(FixtureFolder.init)
    }

    private static func folders(in path: String, depth: Int) -> [String] {
        guard
            let entries = try? FileManager.default.contentsOfDirectory(
                at: URL(fileURLWithPath: path, isDirectory: true), includingPropertiesForKeys: [.isDirectoryKey])
        else { return [] }
        if entries.contains(where: { $0.lastPathComponent == FixtureFiles.manifestName }) { return [path] }
        guard depth < deepest else { return [] }
        return entries.filter(\.isFolder)
            .map(\.lastPathComponent).sorted().flatMap { folders(in: "\(path)/\($0)", depth: depth + 1) }
    }

    /// Where the fixture of this identifier stands.
    public func folder(of id: String) -> FixtureFolder {
        FixtureFolder("\(path)/\(id)")
    }

    /// Writes the table of contents of everything that is there.
    ///
    /// - Parameter written: manifests that are known already, by their identifiers.
    public func writeIndex(knowing written: [String: FixtureManifest]) throws(FixtureError) {
        let manifests = try folders().map { folder throws(FixtureError) in
            let id = String(folder.path.dropFirst(path.count + 1))
            if let manifest = written[id] { return manifest }
            return try folder.manifest()
        }
        let place = "\(path)/\(FixtureIndex.name)"
        do {
            try Data(FixtureIndex(manifests).markdown.utf8).write(to: URL(fileURLWithPath: place), options: .atomic)
        } catch {
            throw FixtureError("\(place): can't be written: \(error.localizedDescription)")
        }
    }

    /// What is wrong with the tables of contents that are there, of this folder or of those below it.
    public func indexFindings() -> [String] {
        Self.indexes(in: path, depth: 0).compactMap { FixtureSet($0).indexFinding }
    }

    private static func indexes(in path: String, depth: Int) -> [String] {
        let url = URL(fileURLWithPath: path, isDirectory: true)
        let entries =
            (try? FileManager.default.contentsOfDirectory(at: url, includingPropertiesForKeys: [.isDirectoryKey])) ?? []
        guard depth < deepest, !entries.contains(where: { $0.lastPathComponent == FixtureFiles.manifestName }) else {
            return []
        }
        let below = entries.filter(\.isFolder).map(\.lastPathComponent).sorted().flatMap {
            indexes(in: "\(path)/\($0)", depth: depth + 1)
        }
        return entries.contains { $0.lastPathComponent == FixtureIndex.name } ? [path] + below : below
    }

    /// Nil when it is right, or not of our making.
    private var indexFinding: String? {
        let place = "\(path)/\(FixtureIndex.name)"
        guard let text = try? String(contentsOfFile: place, encoding: .utf8), FixtureIndex.isOurs(text) else {
            return nil
        }
        do throws(FixtureError) {
            let manifests = try folders().map { folder throws(FixtureError) in try folder.manifest() }
            return text == FixtureIndex(manifests).markdown
                ? nil : "\(place): is not the index of the fixtures below it"
        } catch {
            return "\(place): \(error)"
        }
    }
}

extension URL {
    fileprivate var isFolder: Bool { (try? resourceValues(forKeys: [.isDirectoryKey]).isDirectory) == true }
}
