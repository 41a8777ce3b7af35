public import Conformance

/// One thing that is told of an audit while it goes on; one line of a saved one, an object with one member.
public enum AuditEvent: Codable, Sendable {
    /// It begins.
    case outline(AuditOutline)
    /// Who is asked; when an audit is gone on with, anew.
    case roster(AuditRoster)
    case part(AuditPart)
    /// It has come to its end; what it cost since it began, or was gone on with.
    case effort(Audit.Effort)

    private enum Key: CodingKey { case outline, roster, part, effort }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        switch container.allKeys.first {
        case .outline: self = .outline(try container.decode(AuditOutline.self, forKey: .outline))
        case .roster: self = .roster(try container.decode(AuditRoster.self, forKey: .roster))
        case .part: self = .part(try container.decode(AuditPart.self, forKey: .part))
        case .effort: self = .effort(try container.decode(Audit.Effort.self, forKey: .effort))
        case nil:
            throw DecodingError.dataCorrupted(
                .init(codingPath: [], debugDescription: "nothing that is told of an audit"))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        switch self {
        case .outline(let outline): try container.encode(outline, forKey: .outline)
        case .roster(let roster): try container.encode(roster, forKey: .roster)
        case .part(let part): try container.encode(part, forKey: .part)
        case .effort(let effort): try container.encode(effort, forKey: .effort)
        }
    }
}
