internal import Conformance
internal import Foundation
internal import Runner
internal import Saving
internal import Subjects

/// Who is asked for what.
struct MinimiseTarget {
    /// As `--subject` and `--through` take them.
    let subject: String
    let through: String?
    let scenario: Scenario
    let testCase: Case
}

extension MinimiseCommand {
    /// - Throws: `Failure` for wrong usage.
    func target() throws -> MinimiseTarget {
        if id != nil, caseID != nil { throw Failure.usage("minimise: the case is told twice; leave --case out") }
        if let report {
            let failure = try ReportedFailure.one(
                in: report, subject: try subject.map(Self.nameInReport), through: try through.map(Self.nameInReport),
                id: id ?? caseID)
            let own = subject.flatMap { $0.contains("/") ? $0 : nil }
            return try target(
                failure.id, subject: own ?? failure.own, through: through ?? failure.through)
        }
        guard let subject else { throw Failure.usage("minimise: --subject: who fails?") }
        guard let id = id ?? caseID else {
            throw Failure.usage("minimise: which case fails? Give its name, such as clean/a40/lookup")
        }
        return try target(id, subject: subject, through: through)
    }

    private func target(_ id: String, subject: String, through: String?) throws -> MinimiseTarget {
        let word = try CaseWord(id)
        let scenario = try word.scenario(file: scenario)
        let kind = try Self.one(subject, option: "--subject").file.manifest.kind
        return MinimiseTarget(
            subject: subject, through: through, scenario: scenario, testCase: word.testCase(for: kind))
    }

    /// Carries it out in the sandbox.
    func minimised(_ target: MinimiseTarget) async throws -> Minimisation {
        let cache = try Failure.translating { try Cache() }
        let placing = Placing(cache: cache, fetches: !noFetch, progress: FetchProgress().show)
        let placed = await placing.place([try Self.one(target.subject, option: "--subject")])
        if placed.placed.isEmpty, let skip = placed.skipped.first { return .unknown("\(skip.name): \(skip.reason)") }
        let resolvers = try target.through.map { [try Self.one($0, option: "--through")] } ?? []
        let passages = await placing.place(resolvers)
        if passages.placed.isEmpty, let skip = passages.skipped.first {
            return .unknown("\(skip.name): \(skip.reason)")
        }
        let directories = try WorkDirectories(cache: cache)
        let outline = AuditOutline(
            tool: tool, zone: MinimisePlan.zone, profile: "minimise", type: target.testCase.type,
            counts: [target.testCase.count], countsByScenario: [:], scenarios: [target.scenario],
            views: [target.testCase.view], isThorough: true)
        let audit = AuditPlan(
            outline: outline, subjects: AuditOptions.chosen(placed, passages: passages), skipped: [], jobs: 1,
            workDirectory: directories.work, programDirectory: directories.programs)
        return try await SandboxedAudit.carryOut(
            MinimisePlan(audit: audit, scenario: target.scenario, testCase: target.testCase, seconds: seconds),
            by: "inside-minimise")
    }

    /// A report doesn't know where a subject's manifest is.
    private static func nameInReport(_ word: String) throws -> String {
        word.contains("/") ? try one(word, option: "--subject").file.manifest.name : word
    }

    /// One subject, in the version that is usual where none is named.
    private static func one(_ word: String, option: String) throws -> Wish {
        let wishes = try Selection.subjects([word]).map(\.inOneVersion)
        let names = Set(wishes.map(\.file.manifest.name)).sorted()
        guard names.count == 1, let wish = wishes.first else {
            throw Failure.usage(
                "\(option): \"\(word)\" is \(names.count) subjects; name one: \(names.joined(separator: ", "))")
        }
        if option == "--through", wish.file.manifest.kind != .resolver {
            throw Failure.usage("--through: \(names[0]) is a \(wish.file.manifest.kind.rawValue), not a resolver")
        }
        return wish
    }
}
