/// The three kinds of software under test.
public enum SubjectKind: String, Codable, Sendable, Hashable, CaseIterable {
    /// A server that is launched and asked.
    case resolver
    /// A client library that is run.
    case stub
    /// Code that octets are handed to.
    case parser
}

/// Who was tested: a subject as reports name it.
public struct SubjectIdentity: Codable, Sendable, Hashable {
    public let name: String
    public let kind: SubjectKind
    /// The version that ran; empty when it could not be had.
    public let version: String
    /// Where it came from, such as `machine` or `Debian bookworm, unbound 1.17.1-2+deb12u4`.
    public let source: String

    public init(name: String, kind: SubjectKind, version: String, source: String) {
        self.name = name
        self.kind = kind
        self.version = version
        self.source = source
    }

    /// The name with its version, as selectors write it: `unbound@1.17.1`.
    public var fullName: String { version.isEmpty ? name : "\(name)@\(version)" }
}
