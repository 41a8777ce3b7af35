public import Conformance
public import Subjects

/// Everything that an audit inside the sandbox has to know; travels as JSON from the command to the sandbox.
public struct AuditPlan: Codable, Sendable {
    public var zone: String
    public var profile: String
    public var type: RecordType
    /// Every count, ascending, and the counts of each scenario by its name.
    public var counts: [Int]
    public var countsByScenario: [String: [Int]]
    public var scenarios: [Scenario]
    /// The ways in which resolvers are asked.
    public var views: [View]
    public var subjects: [Chosen]
    /// Whether everything is looked for, or what matters most.
    public var isThorough: Bool
    public var skipped: [Audit.Skipped]
    public var jobs: Int
    public var workDirectory: String
    public var programDirectory: String
    /// The file that the resolvers' owner wrote, and that they run with; nil for the manifests' own.
    public var configuration: String?

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
        zone: String, profile: String, type: RecordType, counts: [Int], countsByScenario: [String: [Int]],
        scenarios: [Scenario], views: [View], subjects: [Chosen], isThorough: Bool,
        skipped: [Audit.Skipped], jobs: Int, workDirectory: String, programDirectory: String
    ) {
        self.zone = zone
        self.profile = profile
        self.type = type
        self.counts = counts
        self.countsByScenario = countsByScenario
        self.scenarios = scenarios
        self.views = views
        self.subjects = subjects
        self.isThorough = isThorough
        self.skipped = skipped
        self.jobs = jobs
        self.workDirectory = workDirectory
        self.programDirectory = programDirectory
    }
}
