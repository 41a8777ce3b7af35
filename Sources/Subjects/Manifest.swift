public import Conformance

/// A subject as data: what `subject.yml` says.
public struct Manifest: Decodable, Sendable {
    public let name: String
    public let kind: SubjectKind
    /// A few words for a reader.
    public let title: String
    /// The SPDX identifier of the software under test.
    public let licence: String?
    /// Whether it is one of those that most people run, and audited unless others are named.
    public let core: Bool?
    /// The Debian packages that bring it and what builds it. `a | b` is the first of the two that a release has.
    public internal(set) var packages: [String]?
    /// Programs and absolute paths that the machine must have for its own copy to be audited; without it, never.
    public let machine: [String]?
    /// The folder of a root tree that it runs in, such as an unpacked container image's; relative to the manifest.
    public let root: String?
    /// Where the package index of Python has it in other versions.
    public let pypi: [PyPI]?
    public internal(set) var program: String
    public internal(set) var arguments: [String]?
    public internal(set) var environment: [String: String]?
    /// Files beside the manifest that are filled in and put into the subject's directory.
    public let templates: [String]?
    /// What a resolver takes the origin for.
    public let upstream: Upstream?
    public internal(set) var version: Version?
    /// How a resolver is launched with a configuration that its owner wrote.
    public let configuration: Configuration?
    /// The record types that it can be asked for; all when absent.
    public let types: [RecordType]?
    /// Whether a stub resolver's program understands the type `A+AAAA`: it asks for both in one call, as most applications do.
    public let both: Bool?
    /// Whether a resolver hands on one address of several, by design: then one is all that a control may ask for.
    public let selects: Bool?
    /// Commands that make the program, run once in the subject's own root.
    public internal(set) var build: [[String]]?
    /// Which of its error words mean what.
    public let errors: [String: [String]]?

    public enum Upstream: String, Decodable, Sendable {
        /// A resolver that everything is forwarded to.
        case forward
        /// A root server, from which the resolver finds its way.
        case root
    }

    public struct Version: Decodable, Sendable {
        public let command: [String]
        /// A regular expression with one group, matched against what the command prints.
        public let pattern: String
    }

    /// The owner's file stays as it is; templates beside the manifest may include it and override what no sandbox can give.
    public struct Configuration: Decodable, Sendable {
        /// Where it usually is; its name tells whose it is.
        public let file: String
        public let arguments: [String]
        public let templates: [String]?
        public let environment: [String: String]?
        /// The users that it may want to become: each is there, and is root, because in the sandbox there is nobody else.
        public let users: [String]?
        /// Folders that it writes to, and begins with copies of.
        public let folders: [String]?
    }

    /// The keys that there are: another one is a mistake that would go unnoticed.
    static let keys: Set<String> = [
        "name", "kind", "title", "licence", "core", "packages", "machine", "root", "pypi", "program", "arguments",
        "environment", "templates", "upstream", "version", "configuration", "types", "both", "selects", "build",
        "errors",
    ]

    /// What an error word of this subject means; nil when the manifest doesn't say.
    public func errorClass(of word: String) -> ErrorClass? {
        guard let entry = errors?.first(where: { $0.value.contains(word) }) else { return nil }
        return ErrorClass(rawValue: entry.key)
    }
}
