import Foundation
import Yams

/// The repository that this test is in.
enum Repository {
    static let folder = #filePath.components(separatedBy: "/Tests/")[0]

    static func text(_ path: String) throws -> String {
        try String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8)
    }

    /// A YAML file's mapping, with keys of text.
    static func yaml(_ path: String) throws -> [String: Any] {
        guard let mapping = try Yams.load(yaml: text(path)) as? [String: Any] else {
            throw Unexpected("\(path): is no mapping")
        }
        return mapping
    }
}
