internal import Conformance
internal import Saving

/// Keeps what an audit tells: in memory, and in the folder that the user named.
actor AuditRecording {
    private(set) var saved: SavedAudit
    private let file: AuditFile?

    /// - Parameter folder: where an audit was or will be kept; nil to keep it in memory alone.
    /// - Throws: `Failure` when the folder can't be written, or holds another audit.
    init(_ outline: AuditOutline, folder: String?) throws {
        file = try folder.map { folder in
            try Failure.saving { () throws(SavingError) in
                try AuditFile(folder: folder, outline: outline)
            }
        }
        saved = file?.saved ?? SavedAudit(outline)
        if let folder, !saved.done.isEmpty {
            complain("\(folder): \(saved.done.count) parts of the audit are there and are not asked again")
        }
    }

    /// - Throws: `Failure` when it can't be written.
    func note(_ event: AuditEvent) throws {
        try Failure.saving { () throws(SavingError) in try file?.write(event) }
        saved.add(event)
    }
}

extension Failure {
    /// What a user named and is wrong ends with exit code 2, what the machine lacks with 3.
    static func saving<Value>(_ body: () throws(SavingError) -> Value) throws -> Value {
        do { return try body() } catch {
            throw error.isUsage ? Failure.usage("\(error)") : Failure.undecided("\(error)")
        }
    }
}
