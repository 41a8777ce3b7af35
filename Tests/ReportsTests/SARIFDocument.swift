import Conformance
import Foundation

@testable import Reports

/// The members that code scanning reads, as a reader that knows nothing of brimful has them.
struct SARIFDocument: Decodable {
    let version: String
    let runs: [Run]

    struct Run: Decodable {
        let tool: Tool
        let invocations: [Invocation]
        let results: [Result]
    }

    struct Tool: Decodable {
        let driver: Driver
    }

    struct Driver: Decodable {
        let name: String
        let version: String
        let rules: [Rule]
        let notifications: [Kind]
    }

    struct Kind: Decodable {
        let id: String
    }

    struct Rule: Decodable {
        let id: String
        let name: String
        let shortDescription: Text
        let fullDescription: Text
        let help: Text
        let helpUri: String
    }

    struct Text: Decodable {
        let text: String
        let markdown: String?
    }

    struct Invocation: Decodable {
        let executionSuccessful: Bool
        let toolExecutionNotifications: [Notification]
        let toolConfigurationNotifications: [Notification]
    }

    struct Notification: Decodable {
        let descriptor: Descriptor
        let level: String
        let message: Text
        let properties: Properties?
    }

    struct Descriptor: Decodable {
        let id: String
        let index: Int
    }

    struct Result: Decodable {
        let ruleId: String
        let ruleIndex: Int
        let level: String
        let message: Text
        let locations: [Location]
        let partialFingerprints: [String: String]
        let baselineState: String?
        let suppressions: [Suppression]?
        let occurrenceCount: Int
        let properties: Properties?

        var line: Int? { locations.first?.physicalLocation.region.startLine }
        var names: [String] { locations.first?.logicalLocations.map(\.fullyQualifiedName) ?? [] }
        var print: String? { partialFingerprints["primaryLocationLineHash"] }
    }

    struct Location: Decodable {
        let physicalLocation: Physical
        let logicalLocations: [Name]
    }

    struct Name: Decodable {
        let fullyQualifiedName: String
    }

    struct Physical: Decodable {
        let artifactLocation: Artifact
        let region: Region
    }

    struct Artifact: Decodable {
        let uri: String
    }

    struct Region: Decodable {
        let startLine, startColumn, endLine, endColumn: Int
    }

    struct Suppression: Decodable {
        let kind: String
        let justification: String
    }

    struct Properties: Decodable {
        let baselineLine: String?
        let observed: Observed?
    }

    struct Observed: Decodable {
        let counts: [Int]
        let views: [String]
        let command: String
    }

    init(_ assessment: Assessment, baselinePath: String = "brimful-baseline.yml") throws {
        let text = try SARIFReport(baselinePath: baselinePath).render(assessment)
        self = try JSONDecoder().decode(Self.self, from: Data(text.utf8))
    }
}
