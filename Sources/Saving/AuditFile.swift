internal import Conformance
internal import Foundation
internal import Glibc

/// The file in which an audit is kept while it goes on: an event a line, as JSON. A line that was only half written when the
/// audit was ended is as good as none.
public final class AuditFile: Sendable {
    /// Its name in the folder that a user names.
    public static let name = "audit.jsonl"

    private let path: String
    private let descriptor: Int32
    /// What it holds so far.
    public let saved: SavedAudit

    /// Opens the file of an audit that begins or is gone on with; makes the folder if need be.
    ///
    /// - Throws: `SavingError` when it can't be written, another audit is writing it, or it holds another audit.
    public init(folder: String, outline: AuditOutline) throws(SavingError) {
        path = "\(folder)/\(Self.name)"
        do { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) } catch {
            throw SavingError("\(folder): can't be made: \(error.localizedDescription)", isUsage: false)
        }
        descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw Self.failure(path) }
        do {
            saved = try Self.begun(path, descriptor, outline)
        } catch {
            close(descriptor)
            throw error
        }
        if saved.roster == nil, saved.done.isEmpty { try start(outline) }
    }

    deinit { close(descriptor) }

    private static func begun(
        _ path: String, _ descriptor: Int32, _ outline: AuditOutline
    ) throws(SavingError) -> SavedAudit {
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            throw SavingError("\(path): another audit is writing there", isUsage: false)
        }
        let lines = try AuditLines(path: path)
        guard let saved = lines.saved else {
            guard lines.isEmpty else { throw SavingError("\(path): holds no audit; name another folder") }
            return SavedAudit(outline)
        }
        if let difference = outline.difference(from: saved.outline) {
            throw SavingError(
                "\(path): holds an audit with other \(difference); name another folder, or ask for the same again")
        }
        guard ftruncate(descriptor, off_t(lines.wholeOctets)) == 0 else { throw failure(path) }
        return saved
    }

    private func start(_ outline: AuditOutline) throws(SavingError) {
        guard ftruncate(descriptor, 0) == 0 else { throw Self.failure(path) }
        try write(.outline(outline))
    }

    /// Writes one more event.
    ///
    /// - Throws: `SavingError` when the disk is full.
    public func write(_ event: AuditEvent) throws(SavingError) {
        var octets = AuditLines.line(event)[...]
        while !octets.isEmpty {
            let written = octets.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written > 0 { octets = octets.dropFirst(written) }
            if written < 0, errno != EINTR { throw Self.failure(path) }
        }
    }

    private static func failure(_ path: String) -> SavingError {
        SavingError("\(path): \(String(cString: strerror(errno)))", isUsage: false)
    }
}
