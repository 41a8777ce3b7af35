import Foundation

/// The JSON report, as a reader that knows only its contract sees it.
struct AuditReport: Decodable, Sendable {
    let subjects: [Subject]
    let skipped: [Skipped]
    let results: [Result]
    let cliffs: [Cliff]
    let summary: Summary
    let pairs: [Pair]

    struct Subject: Decodable, Sendable {
        let name: String
        let version: String
        let source: String
    }

    struct Skipped: Decodable, Sendable {
        let name: String
        let reason: String
    }

    struct Result: Decodable, Sendable {
        let subject: String
        let scenario: String
        let count: Int
        let view: String
        let outcome: String
        let verdict: String
        let flags: [String]
        let leg: String
        let addresses: Addresses
        let reply: Reply
        let origin: [Exchange]
        let why: String
        let conduct: Conduct?
        let known: Known?
    }

    struct Known: Decodable, Sendable {
        let reason: String
        let source: String
    }

    struct Conduct: Decodable, Sendable {
        let queries: Int
        let ednsSizes: [Int]
        let tcpAfter: String?
        let looksPermanent: Bool
    }

    struct Reply: Decodable, Sendable {
        let status: String
        let signal: String?
        let log: [String]
    }

    struct Addresses: Decodable, Sendable {
        let expected: Int
        let received: Int
        let duplicate: Int
        let inOrder: Bool?
    }

    struct Exchange: Decodable, Sendable {
        let transport: String
        let tc: Bool
    }

    struct Cliff: Decodable, Sendable {
        let subject: String
        let scenario: String
        let view: String
        let holdsTo: Int
        let failsFrom: Int
        let change: String?
        let cause: Cause
    }

    struct Cause: Decodable, Sendable {
        let kind: String
        let limit: Int?
    }

    struct Pair: Decodable, Sendable {
        let stub: String
        let resolver: String
        let scenario: String
        let count: Int
        let outcome: String
    }

    struct Summary: Decodable, Sendable {
        let pass: Int
        let tolerated: Int
        let fail: Int
        let inconclusive: Int
        let safeCount: Int?
        let safeCountLimitedBy: [String]
    }

    func results(_ subject: String, _ scenario: String) -> [Result] {
        results.filter { $0.subject.name == subject && $0.scenario == scenario }
    }

    func cliffs(_ subject: String, _ scenario: String) -> [Cliff] {
        cliffs.filter { $0.subject.name == subject && $0.scenario == scenario }
    }
}

extension AuditReport.Result {
    /// Outcome, verdict, flags and leg on one line.
    var showing: String {
        ([outcome, verdict] + flags + [leg]).joined(separator: " ")
    }
}

extension AuditReport.Cliff {
    var text: String {
        "\(holdsTo) to \(failsFrom), \(cause.kind)\(cause.limit.map { " \($0)" } ?? "")"
    }
}

extension String {
    /// A subject's name without its version.
    fileprivate var name: String { String(prefix { $0 != "@" }) }
}
