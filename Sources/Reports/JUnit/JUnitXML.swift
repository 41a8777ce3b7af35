import Foundation
import FoundationXML

/// The elements of the schema, with the totals that they carry. XML 1.0 has no word for a control character: what is safe to
/// print has none.
extension PipelineSuite {
    static func junit(_ suites: [PipelineSuite]) -> XMLElement {
        let totals = suites.map(\.totals).reduce(JUnitTotals(), +)
        let root = XMLElement("testsuites", [("name", "brimful")] + totals.attributes)
        for suite in suites { root.addChild(suite.element) }
        return root
    }

    private var totals: JUnitTotals { cases.map(JUnitTotals.init).reduce(JUnitTotals(), +) }

    private var element: XMLElement {
        let totals = totals
        let element = XMLElement(
            "testsuite", [("name", name)] + totals.attributes + [("skipped", String(totals.skipped))])
        if !properties.isEmpty {
            let list = XMLElement(name: "properties")
            for property in properties {
                list.addChild(XMLElement("property", [("name", property.name), ("value", property.value)]))
            }
            element.addChild(list)
        }
        for single in cases { element.addChild(single.element) }
        return element
    }
}

extension PipelineCase {
    fileprivate var element: XMLElement {
        let time = JUnitTotals.seconds(JUnitTotals.milliseconds(of: self))
        let element = XMLElement("testcase", [("name", name), ("classname", group), ("time", time)])
        if let child = state.element { element.addChild(child) }
        return element
    }
}

extension PipelineCase.State {
    fileprivate var element: XMLElement? {
        switch self {
        case .passed: nil
        case .tolerated(let why): XMLElement("system-out", [], text: why)
        case .accepted(let why), .skipped(let why): XMLElement("skipped", [("message", why)])
        case .failed(let trouble): Self.element("failure", trouble)
        case .undecided(let trouble): Self.element("error", trouble)
        }
    }

    private static func element(_ name: String, _ trouble: PipelineCase.Trouble) -> XMLElement {
        XMLElement(
            name, [("message", trouble.message), ("type", trouble.type)],
            text: ([trouble.message] + trouble.evidence).joined(separator: "\n"))
    }
}

extension XMLElement {
    fileprivate convenience init(_ name: String, _ attributes: [(String, String)], text: String? = nil) {
        self.init(name: name, stringValue: text)
        for (key, value) in attributes {
            let attribute = XMLNode(kind: .attribute)
            attribute.name = key
            attribute.stringValue = value
            addAttribute(attribute)
        }
    }
}
