import Foundation
import FoundationXML

/// The elements of the schema, with the totals that they carry.
extension JUnitSuite {
    static func document(_ suites: [JUnitSuite]) -> XMLElement {
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

extension JUnitCase {
    fileprivate var element: XMLElement {
        let time = JUnitTotals.seconds(JUnitTotals.milliseconds(of: self))
        let element = XMLElement("testcase", [("name", name), ("classname", className), ("time", time)])
        if let child = state.element { element.addChild(child) }
        if let output { element.addChild(XMLElement("system-out", [], text: output)) }
        return element
    }
}

extension JUnitCase.State {
    fileprivate var element: XMLElement? {
        switch self {
        case .passed: nil
        case .failed(let message, let type, let body):
            XMLElement("failure", [("message", message), ("type", type)], text: body)
        case .undecided(let message, let type, let body):
            XMLElement("error", [("message", message), ("type", type)], text: body)
        case .skipped(let message): XMLElement("skipped", [("message", message)])
        }
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
