internal import Conformance
internal import Foundation

/// A failure in the JSON report of an earlier audit.
struct ReportedFailure: Decodable {
    let id: String
    /// The full name; of a pair `glibc-getaddrinfo@2.36 through unbound@1.17.1`.
    let subject: String
    private let verdict: String
    private let outcome: String

    private struct Report: Decodable {
        let schema: Int
        let results: [ReportedFailure]
    }

    private static let schema = 1
    private static let mostListed = 20
    private static let between = " through "

    /// The one failure that this is about.
    ///
    /// - Throws: `Failure` with a list of those that there are when it isn't one.
    static func one(in path: String, subject: String?, through: String?, id: String?) throws -> ReportedFailure {
        let failures = try read(path).filter { $0.verdict == Verdict.fail.rawValue }
        let whole = failures.filter { $0.isOf(subject, through) && (id == nil || $0.id == id) }
        let matching =
            whole.isEmpty ? failures.filter { $0.isOf(subject, through) && $0.id.hasPrefix(id ?? "") } : whole
        if matching.count == 1 { return matching[0] }
        let listed = matching.isEmpty ? failures : matching
        throw Failure.usage("--report \(path): \(list(listed, isMatch: !matching.isEmpty))")
    }

    private static func list(_ failures: [ReportedFailure], isMatch: Bool) -> String {
        if failures.isEmpty { return "nothing fails in it" }
        let lines = failures.prefix(mostListed).map { "\($0.subject) \($0.id) (\($0.outcome))" }
        let rest = failures.count > mostListed ? ", and \(failures.count - mostListed) more" : ""
        let words = isMatch ? "that is \(failures.count) failures; name one" : "no such failure; there are"
        return "\(words): \(lines.joined(separator: ", "))\(rest)"
    }

    private static func read(_ path: String) throws -> [ReportedFailure] {
        let data = try ReportFile.data(path, place: "--report \(path)")
        guard let report = try? JSONDecoder().decode(Report.self, from: data), report.schema == schema else {
            throw Failure.usage("--report \(path): is no JSON report of `brimful audit`")
        }
        return report.results.filter { isPrintable($0.id) && isPrintable($0.subject) && isPrintable($0.outcome) }
    }

    /// Nothing else is a case or a subject, and what is listed goes to a terminal.
    private static func isPrintable(_ text: String) -> Bool {
        text.utf8.count <= 400 && text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
    }

    // MARK: Who

    /// The subject itself, in its version.
    var own: String { String(subject.split(separator: " ").first ?? "") }
    /// The resolver that it asked through.
    var through: String? {
        subject.range(of: Self.between).map { String(subject[$0.upperBound...]) }
    }

    /// Whether `--subject` and `--through` mean it: a whole name, or a beginning of it that ends at a dash or `@`.
    private func isOf(_ subject: String?, _ through: String?) -> Bool {
        Self.matches(own, subject) && (through == nil || Self.matches(self.through ?? "", through))
    }

    private static func matches(_ name: String, _ word: String?) -> Bool {
        guard let word else { return true }
        return name == word || name.hasPrefix(word + "@") || name.hasPrefix(word + "-") || name.hasPrefix(word + ".")
    }
}
