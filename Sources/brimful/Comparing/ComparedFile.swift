internal import Conformance
internal import Foundation
internal import Reports

/// An audit of earlier, from wherever it was kept.
enum ComparedFile {
    /// - Parameter path: of the folder of `audit --save`, or of a JSON report.
    /// - Throws: `Failure` where it is neither.
    static func read(_ path: String) throws -> ComparedAudit {
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        if exists, isFolder.boolValue { return ComparedAudit(try SandboxedAudit.checked(try SavedFolder.read(path))) }
        let data = try ReportFile.data(path, place: path)
        do throws(ReportedAudit.Mistake) { return try ReportedAudit(data).audit } catch {
            throw Failure.usage("\(path): \(error.text)")
        }
    }
}
