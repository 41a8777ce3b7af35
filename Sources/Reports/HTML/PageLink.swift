import Conformance
import Foundation

/// The fragment of the page's address that opens a result's evidence (RFC 3986 §3.5); `Page/state.js` reads it.
struct PageLink {
    let text: String

    init(_ result: CaseResult) {
        let testCase = result.observation.testCase
        let subject = result.observation.subject
        let through = subject.through.map { [("through", plain($0, limit: 80))] } ?? []
        let words =
            [("scenario", plain(testCase.scenario)), ("subject", plain(subject.ownName, limit: 80))] + through
            + [("count", "\(testCase.count)")]
        text = "#" + words.map { "\($0)=\(Self.escaped($1))" }.joined(separator: "&")
    }

    private static func escaped(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
    }

    private static let allowed = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~@")
}
