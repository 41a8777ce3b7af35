public import FixtureFormats
internal import Foundation

/// Writes many fixtures, some side by side.
public struct FixtureWriting: Sendable {
    public let set: FixtureSet
    private let kitchen: Kitchen
    private let formats: [any FixtureFormat]

    public init(set: FixtureSet, kitchen: Kitchen, formats: [any FixtureFormat]) {
        self.set = set
        self.kitchen = kitchen
        self.formats = formats
    }

    /// - Parameter didWrite: called after each.
    /// - Returns: what was written, by identifier.
    /// - Throws: `FixtureError` for the first that can't be made or written; those before it stay, whole.
    public func write(
        _ recipes: [Recipe], didWrite: @escaping @Sendable () -> Void
    ) async throws -> [String: FixtureManifest] {
        let lanes = ProcessInfo.processInfo.activeProcessorCount
        return try await withThrowingTaskGroup(of: [FixtureManifest].self) { group in
            for lane in 0..<lanes {
                let own = stride(from: lane, to: recipes.count, by: lanes).map { recipes[$0] }
                group.addTask { try writeOneByOne(own, didWrite) }
            }
            var written: [String: FixtureManifest] = [:]
            for try await manifests in group {
                for manifest in manifests { written[manifest.id] = manifest }
            }
            return written
        }
    }

    private func writeOneByOne(_ recipes: [Recipe], _ didWrite: () -> Void) throws -> [FixtureManifest] {
        var manifests: [FixtureManifest] = []
        for recipe in recipes {
            try Task.checkCancellation()
            manifests.append(try write(recipe))
            didWrite()
        }
        return manifests
    }

    private func write(_ recipe: Recipe) throws(FixtureError) -> FixtureManifest {
        do {
            let files = try FixtureFiles(try kitchen.fixture(recipe), recipe: recipe, formats: formats)
            try set.folder(of: recipe.id).write(files)
            return files.manifest
        } catch let error as FixtureError {
            throw error
        } catch {
            throw FixtureError("\(recipe.id): \(error)")
        }
    }
}
