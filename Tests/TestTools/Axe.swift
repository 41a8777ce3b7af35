import Foundation
import Subjects

/// Deque's axe-core, which finds what keeps people with a disability from using a page; it comes with a Python package.
public enum Axe {
    private static let package = PyPIPackage(name: "axe-playwright-python", version: "0.1.8", python: nil)

    /// The script, fetched once.
    public static func script() async throws -> String {
        do {
            let folder = try await PyPIStore(cache: try Cache()).fetch(package)
            return try String(contentsOfFile: "\(folder)/axe_playwright_python/axe.min.js", encoding: .utf8)
        } catch {
            throw TestTool.Failure(description: "axe-core: can't be fetched (\(error))")
        }
    }
}
