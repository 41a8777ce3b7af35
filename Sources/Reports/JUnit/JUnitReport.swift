public import Conformance
import Foundation
import FoundationXML

/// For CI systems that show tests: one suite a subject, one test case a case (Jenkins' schema of JUnit's XML).
public struct JUnitReport: Reporter {
    public static let format = ReportFormat.junit

    public init() {}

    public func render(_ assessment: Assessment) throws -> String {
        let document = XMLDocument(rootElement: PipelineSuite.junit(PipelineSuite.all(of: assessment)))
        document.version = "1.0"
        document.characterEncoding = "UTF-8"
        let data = document.xmlData(options: [.nodePrettyPrint, .nodeCompactEmptyElement])
        let text = String(decoding: data, as: UTF8.self)
        return text.hasSuffix("\n") ? text : text + "\n"
    }
}
