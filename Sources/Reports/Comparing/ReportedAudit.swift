public import Conformance
public import FoundationEssentials

/// A JSON report of an earlier audit, as far as another is compared with it. Whoever wrote it is not to be trusted.
public struct ReportedAudit: Sendable {
    public let audit: ComparedAudit

    /// Why it is no such report, in words that are safe to print.
    public struct Mistake: Error, Sendable, Hashable {
        public let text: String
    }

    /// - Throws: `Mistake`.
    public init(_ data: Data) throws(Mistake) {
        guard let head = try? JSONDecoder().decode(Head.self, from: data) else {
            throw Mistake(text: "is no JSON report of `brimful audit`")
        }
        guard head.schema == 1 else {
            throw Mistake(text: "is a report of schema \(head.schema); this brimful reads schema 1")
        }
        let report: Report
        do { report = try JSONDecoder().decode(Report.self, from: data) } catch {
            throw Mistake(text: "is no JSON report of `brimful audit`: \(Self.place(of: error))")
        }
        audit = try report.audit()
    }

    /// Where the decoder stopped.
    private static func place(of error: any Error) -> String {
        guard let error = error as? DecodingError else { return "can't be decoded" }
        let (path, text): ([any CodingKey], String) =
            switch error {
            case .keyNotFound(let key, let context): (context.codingPath, "\"\(key.stringValue)\" is missing")
            case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
                (context.codingPath, "is nothing that a report has there")
            @unknown default: ([], "can't be decoded")
            }
        let names = path.map { key in key.intValue.map { "[\($0)]" } ?? key.stringValue }
        return plain((names + [text]).joined(separator: " "), limit: 200)
    }

    private struct Head: Decodable { let schema: Int }
}

/// The members that are read.
private struct Report: Decodable {
    let tool: Audit.Tool
    let profile: String
    let scenarios: [String]
    let subjects: [Subject]
    let results: [Result]
    let cliffs: [ReportedCliff]

    struct Subject: Decodable {
        let name: String
        let kind: SubjectKind
        let version: String
        let source: String
        let through: String?
    }

    struct Result: Decodable {
        let id: String
        let subject: String
        let scenario: String
        let type: RecordType
        let count: Int
        let view: View
        let outcome: Outcome
        let verdict: Verdict
    }

    struct ReportedCliff: Decodable {
        let subject: String
        let scenario: String
        let view: View
        let holdsTo: Int
        let failsFrom: Int
        let before: Outcome?
        let outcome: Outcome
        let change: Cliff.Change
        let cause: Cliff.Cause
    }

    func audit() throws(ReportedAudit.Mistake) -> ComparedAudit {
        let identities = subjects.map { subject in
            SubjectIdentity(
                name: subject.name, kind: subject.kind, version: subject.version, source: subject.source,
                through: subject.through)
        }
        let byName = Dictionary(identities.map { ($0.fullName, $0) }) { first, _ in first }
        var compared: [ComparedAudit.Result] = []
        for result in results { compared.append(try result.compared(byName)) }
        return ComparedAudit(
            tool: tool, profile: profile, subjects: identities, scenarios: scenarios, results: compared,
            cliffs: cliffs.compactMap { cliff in byName[cliff.subject].map { cliff.cliff(of: $0) } })
    }
}

extension Report.Result {
    func compared(_ subjects: [String: SubjectIdentity]) throws(ReportedAudit.Mistake) -> ComparedAudit.Result {
        guard let identity = subjects[subject] else {
            throw ReportedAudit.Mistake(
                text: "has a result of \(plain(subject, limit: 80)), which is none of its subjects")
        }
        let nameLength = id.firstMatch(of: /\/n([0-9]{1,3})$/).flatMap { Int($0.1) } ?? Case.usualNameLength
        return ComparedAudit.Result(
            subject: identity,
            testCase: Case(scenario: scenario, type: type, count: count, nameLength: nameLength, view: view),
            outcome: outcome, verdict: verdict)
    }
}

extension Report.ReportedCliff {
    func cliff(of subject: SubjectIdentity) -> Cliff {
        Cliff(
            subject: subject, scenario: scenario, view: view, holdsTo: holdsTo, failsFrom: failsFrom, before: before,
            outcome: outcome, change: change, cause: cause)
    }
}
