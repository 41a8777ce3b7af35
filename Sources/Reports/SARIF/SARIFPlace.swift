import Conformance
import Foundation

/// Where code scanning shows what concerns a baseline's line (SARIF 2.1.0 §3.28, §3.29).
struct SARIFPlace {
    private let uri: String

    /// - Parameter path: relative to the repository's root, or absolute.
    init(_ path: String) {
        let encoded = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? "brimful-baseline.yml"
        // A colon before the first slash would begin a scheme (RFC 3986 §4.2).
        uri = encoded.hasPrefix("/") ? "file://\(encoded)" : encoded.replacing(":", with: "%3A")
    }

    /// - Parameter line: counted from 1.
    func location(line: Int, _ names: [SARIFLocation.Name]) -> SARIFLocation {
        SARIFLocation(
            physicalLocation: .init(
                artifactLocation: .init(uri: uri), region: .init(startLine: max(1, line), endLine: max(1, line))),
            logicalLocations: names)
    }
}

/// A line of the baseline, and who and what it is about.
struct SARIFLocation: Encodable {
    let physicalLocation: Physical
    let logicalLocations: [Name]

    struct Physical: Encodable {
        let artifactLocation: Artifact
        let region: Region
    }

    struct Artifact: Encodable {
        let uri: String
    }

    /// GitHub wants all four.
    struct Region: Encodable {
        let startLine: Int
        let startColumn = 1
        let endLine: Int
        let endColumn = 2
    }

    struct Name: Encodable {
        let name: String
        let fullyQualifiedName: String
        let kind: String
    }
}

extension SARIFLocation.Name {
    /// A subject, and the scenario that it was asked in.
    static func both(_ subject: String, kind: String, _ scenario: String) -> [SARIFLocation.Name] {
        let (subject, scenario) = (plain(subject, limit: 200), plain(scenario, limit: 100))
        return [
            .init(name: subject, fullyQualifiedName: subject, kind: kind),
            .init(name: scenario, fullyQualifiedName: "\(subject)/\(scenario)", kind: "scenario"),
        ]
    }
}
