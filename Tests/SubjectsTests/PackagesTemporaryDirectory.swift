import FoundationEssentials
import SystemPackage

/// A directory of a test's own, removed after it.
func withPackagesDirectory<Result>(_ body: (FilePath) async throws -> Result) async throws -> Result {
    let path = FilePath("/tmp/brimful-packages-\(UUID().uuidString)")
    try FileManager.default.createDirectory(atPath: path.string, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: path.string) }
    return try await body(path)
}
