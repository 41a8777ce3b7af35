internal import ArgumentParser
internal import Conformance
internal import Foundation
internal import Runner
internal import Sandbox

/// Carries a plan out, in the sandbox.
enum SandboxedAudit {
    /// - Throws: `Failure` when nothing could be audited, with the reason of each subject.
    static func run(_ plan: AuditPlan) async throws -> Audit {
        try checked(plan.subjects.isEmpty ? nothing(of: plan) : try await carryOut(plan))
    }

    /// The audit, if anybody was asked.
    ///
    /// - Throws: `Failure` with the reason of each subject that wasn't.
    static func checked(_ audit: Audit) throws -> Audit {
        if audit.subjects.isEmpty {
            let reasons = audit.skipped.map { "\($0.name): \($0.reason)" }
            guard let last = reasons.last else { throw Failure.undecided("no subject could be audited") }
            for reason in reasons.dropLast() { complain(reason) }
            throw Failure.undecided(last)
        }
        return audit
    }

    private static func nothing(of plan: AuditPlan) -> Audit {
        Audit(
            tool: .init(name: "brimful", version: version), zone: plan.zone, profile: plan.profile,
            counts: plan.counts, scenarios: plan.scenarios, subjects: [], skipped: plan.skipped, results: [],
            cliffs: [], safeCount: nil)
    }

    private static func carryOut(_ plan: AuditPlan) async throws -> Audit {
        try await carryOut(plan, by: "inside")
    }

    /// Has a plan carried out by a command of this program in the sandbox.
    ///
    /// - Throws: `Failure` in one line when there is no sandbox, or nothing comes of it.
    static func carryOut<Found: Decodable>(_ plan: some Encodable, by command: String) async throws -> Found {
        let request = String(decoding: try JSONEncoder().encode(plan), as: UTF8.self)
        do {
            let answer = try await Namespace.run(ThisProgram.path, arguments: [command], input: request)
            return try JSONDecoder().decode(Found.self, from: Data(answer.utf8))
        } catch let early as EarlyExit {
            throw ArgumentParser.ExitCode(early.code)
        } catch let error as SandboxError {
            throw Failure.undecided(error.description)
        } catch let error as DecodingError {
            throw Failure.undecided("the sandbox said something that it should not: \(error)")
        }
    }
}
