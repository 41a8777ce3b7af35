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
    /// The resolver that it asked through, by its full name; nil when it asked the origin itself.
    public let through: String?

    public init(name: String, kind: SubjectKind, version: String, source: String, through: String? = nil) {
        self.name = name
        self.kind = kind
        self.version = version
        self.source = source
        self.through = through
    }

    /// The name with its version, as selectors write it: `unbound@1.17.1`; of a pair `glibc-getaddrinfo@2.36 through
    /// unbound@1.17.1`.
    public var fullName: String { through.map { "\(ownName) through \($0)" } ?? ownName }

    /// The name with its version, without the resolver that it asked through.
    public var ownName: String { version.isEmpty ? name : "\(name)@\(version)" }

    /// The same subject, asking for itself.
    public var alone: SubjectIdentity {
        SubjectIdentity(name: name, kind: kind, version: version, source: source)
    }

    /// The same subject, asking through a resolver.
    public func through(_ resolver: SubjectIdentity) -> SubjectIdentity {
        SubjectIdentity(name: name, kind: kind, version: version, source: source, through: resolver.fullName)
    }
}
