import Conformance
import Field
import Foundation
import Testing

/// The words that the schema of `check` allows are those that there are.
@Suite struct CheckSchemaTests {
    /// `$defs` of a schema as Swift reads it.
    private struct Schema: Decodable {
        let definitions: Definitions

        struct Definitions: Decodable {
            let view: Words
            let checkedView: Properties
            let symptom: Properties
        }

        struct Properties: Decodable {
            let properties: [String: Words]
        }

        struct Words: Decodable {
            let `enum`: [String]?
        }

        enum CodingKeys: String, CodingKey {
            case definitions = "$defs"
        }
    }

    @Test func `every word of a check is in its schema, and no other`() throws {
        let repository = #filePath.components(separatedBy: "/Tests/")[0]
        let text = try Data(contentsOf: URL(filePath: "\(repository)/Fixtures/check.schema.json"))
        let schema = try JSONDecoder().decode(Schema.self, from: text).definitions
        let symptom = schema.symptom.properties
        #expect(symptom["kind"]?.enum == Symptom.Kind.allCases.map(\.rawValue))
        #expect(symptom["hop"]?.enum == Symptom.Hop.allCases.map(\.rawValue))
        #expect(symptom["weight"]?.enum == Symptom.Weight.allCases.map(\.rawValue))
        #expect(schema.checkedView.properties["outcome"]?.enum == Outcome.allCases.map(\.rawValue))
        #expect(schema.view.enum == View.resolverViews.map(\.rawValue))
    }
}
