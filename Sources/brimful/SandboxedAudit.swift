internal import ArgumentParser
internal import Conformance
internal import Foundation
internal import Runner
internal import Sandbox
internal import Saving

/// Carries a plan out, in the sandbox.
enum SandboxedAudit {
    /// - Parameter recording: what keeps it, and knows what of it is there already; nil to keep it in memory alone.
    /// - Throws: `Failure` when nothing could be audited, with the reason of each subject.
    static func run(_ plan: AuditPlan, keptBy recording: AuditRecording? = nil) async throws -> Audit {
        let recording = try recording ?? AuditRecording(plan.outline, folder: nil)
        var plan = plan
        plan.done = await recording.saved.done
        if plan.subjects.isEmpty {
            try await recording.note(.roster(AuditRoster(subjects: [], skipped: plan.skipped)))
        } else {
            try await carryOut(plan, telling: recording)
        }
        return try await checked(recording.saved)
    }

    /// The audit, if anybody was asked.
    ///
    /// - Throws: `Failure` with the reason of each subject that wasn't.
    static func checked(_ saved: SavedAudit) throws -> Audit {
        let audit = saved.audit
        if !audit.subjects.isEmpty { return audit }
        if let last = audit.skipped.last {
            for skip in audit.skipped.dropLast() { complain("\(skip.name): \(skip.reason)") }
            throw Failure.undecided("\(last.name): \(last.reason)")
        }
        guard let shard = saved.outline.shard, saved.roster != nil else {
            throw Failure.undecided(
                saved.roster == nil
                    ? "nothing was asked before the audit was ended; run it again with --save"
                    : "no subject could be audited")
        }
        complain("shard \(shard): there is nothing for it to ask; fewer machines would do")
        return audit
    }

    private static func carryOut(_ plan: AuditPlan, telling recording: AuditRecording) async throws {
        let request = String(decoding: try JSONEncoder().encode(plan), as: UTF8.self)
        try await inSandbox {
            try await Namespace.run(ThisProgram.path, arguments: ["inside"], input: request) { line in
                try await recording.note(JSONDecoder().decode(AuditEvent.self, from: Data(line)))
            }
        }
    }

    /// Has a plan carried out by a command of this program in the sandbox.
    ///
    /// - Throws: `Failure` in one line when there is no sandbox, or nothing comes of it.
    static func carryOut<Found: Decodable>(_ plan: some Encodable, by command: String) async throws -> Found {
        let request = String(decoding: try JSONEncoder().encode(plan), as: UTF8.self)
        return try await inSandbox {
            let answer = try await Namespace.run(ThisProgram.path, arguments: [command], input: request)
            return try JSONDecoder().decode(Found.self, from: Data(answer.utf8))
        }
    }

    private static func inSandbox<Result>(_ body: () async throws -> Result) async throws -> Result {
        do { return try await body() } catch let early as EarlyExit {
            throw ArgumentParser.ExitCode(early.code)
        } catch let error as SandboxError {
            throw Failure.undecided(error.description)
        } catch let error as DecodingError {
            throw Failure.undecided("the sandbox said something that it should not: \(error)")
        }
    }
}
