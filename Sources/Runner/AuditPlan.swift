public import Conformance
public import Saving
public import Subjects

/// Everything that an audit inside the sandbox has to know; travels as JSON from the command to the sandbox.
public struct AuditPlan: Codable, Sendable {
    public var outline: AuditOutline
    public var subjects: [Chosen]
    public var skipped: [Audit.Skipped]
    public var jobs: Int
    public var workDirectory: String
    public var programDirectory: String
    /// The file that the resolvers' owner wrote, and that they run with; nil for the manifests' own.
    public var configuration: String?
    /// The parts that are known already, and not asked again.
    public var done: Set<AuditPart.Key> = []

    /// A subject by its manifest's path and its place.
    public struct Chosen: Codable, Sendable, Hashable {
        public var manifest: String
        public var place: Place
        /// The version, or the beginning of versions, that it must turn out to have; nil for any.
        public var version: String?
        /// Whether every stub resolver asks through it as well.
        public var isPassage: Bool

        public init(manifest: String, place: Place, version: String? = nil, isPassage: Bool = false) {
            self.manifest = manifest
            self.place = place
            self.version = version
            self.isPassage = isPassage
        }
    }

    public init(
        outline: AuditOutline, subjects: [Chosen], skipped: [Audit.Skipped], jobs: Int, workDirectory: String,
        programDirectory: String
    ) {
        self.outline = outline
        self.subjects = subjects
        self.skipped = skipped
        self.jobs = jobs
        self.workDirectory = workDirectory
        self.programDirectory = programDirectory
    }
}
