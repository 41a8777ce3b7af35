import Foundation
import Yams

/// An `action.yml` whose steps are its own, as GitHub documents it.
struct CompositeAction: Decodable, Sendable {
    let name: String
    let description: String
    let inputs: [String: Input]
    let outputs: [String: Output]
    let runs: Runs

    struct Input: Decodable, Sendable {
        let description: String
        let `default`: String?
        let required: Bool?
    }

    struct Output: Decodable, Sendable {
        let description: String
        let value: String
    }

    struct Runs: Decodable, Sendable {
        let using: String
        let steps: [Step]
    }

    struct Step: Decodable, Sendable {
        let name: String?
        let id: String?
        let `if`: String?
        let shell: String?
        let env: [String: String]?
        let run: String?
        let uses: String?
        let with: [String: String]?
    }

    static let folders = [".github/actions/audit", ".github/actions/merge"]

    /// The action in a folder of the repository.
    init(in folder: String) throws {
        self = try YAMLDecoder().decode(Self.self, from: Repository.text("\(folder)/action.yml"))
    }
}
