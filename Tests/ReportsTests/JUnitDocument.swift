import Conformance
import FoundationXML
import Testing

@testable import Reports

/// The report as an XML parser reads it.
struct JUnitDocument {
    let root: XMLElement

    init(_ assessment: Assessment) throws {
        root = try #require(try XMLDocument(xmlString: JUnitReport().render(assessment)).rootElement())
    }

    var suites: [XMLElement] { root.elements(forName: "testsuite") }

    func suite(_ name: String) throws -> XMLElement {
        try #require(suites.first { $0["name"] == name })
    }

    func single(_ suite: String, _ name: String) throws -> XMLElement {
        try #require(try self.suite(suite).elements(forName: "testcase").first { $0["name"] == name })
    }
}

extension XMLElement {
    subscript(attribute: String) -> String? { self.attribute(forName: attribute)?.stringValue }

    func only(_ name: String) -> XMLElement? {
        let children = (children ?? []).compactMap { $0 as? XMLElement }
        return children.count == 1 && children[0].name == name ? children[0] : nil
    }
}
