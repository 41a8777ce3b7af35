public import Conformance

/// One thing that is told of an audit while it goes on; one line of a saved one.
public enum AuditEvent: Codable, Sendable {
    /// It begins.
    case outline(AuditOutline)
    /// Who is asked; when an audit is gone on with, anew.
    case roster(AuditRoster)
    case part(AuditPart)
    /// It has come to its end; what it cost since it began, or was gone on with.
    case effort(Audit.Effort)
}
