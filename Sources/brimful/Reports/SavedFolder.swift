internal import Conformance
internal import Foundation
internal import Saving

/// A folder that `audit --save` filled.
enum SavedFolder {
    /// The audit as far as it got.
    ///
    /// - Throws: `Failure` where there is none, or it can't be read.
    static func read(_ folder: String) throws -> SavedAudit {
        let path = "\(folder)/\(AuditFile.name)"
        guard FileManager.default.fileExists(atPath: path) else {
            throw Failure.usage("\(folder): no audit was saved there (\(AuditFile.name) is missing)")
        }
        let lines = try Failure.saving { () throws(SavingError) in try AuditLines(path: path) }
        guard let saved = lines.saved else {
            throw Failure.usage("\(path): holds no audit that this version of brimful can read")
        }
        if let first = lines.damaged.first {
            complain(
                "\(path): line \(first)\(lines.damaged.count > 1 ? " and \(lines.damaged.count - 1) more" : "") can't be read; "
                    + "`brimful audit --save` asks again what is missing")
        }
        return saved
    }
}
