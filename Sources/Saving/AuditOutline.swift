public import Conformance

/// What an audit asks, however far it gets.
public struct AuditOutline: Codable, Sendable, Hashable {
    public let tool: Audit.Tool
    /// The zone that the cases' names are in.
    public var zone: String
    /// Such as `quick`, or `custom` when counts were named.
    public var profile: String
    public var type: RecordType
    /// Every count, ascending, and the counts of each scenario by its name.
    public var counts: [Int]
    public var countsByScenario: [String: [Int]]
    public var scenarios: [Scenario]
    /// The ways in which resolvers are asked.
    public var views: [View]
    /// Whether everything is looked for, or what matters most.
    public var isThorough: Bool
    /// The names of the subjects, in the order of reports; those that other machines ask as well.
    public var subjects: [String]
    /// The resolvers, by name, through which every stub resolver asks as well.
    public var passages: [String]
    /// The part that is asked here; nil for all.
    public var shard: Shard?

    public init(
        tool: Audit.Tool, zone: String, profile: String, type: RecordType, counts: [Int],
        countsByScenario: [String: [Int]], scenarios: [Scenario], views: [View], isThorough: Bool,
        subjects: [String] = [], passages: [String] = [], shard: Shard? = nil
    ) {
        self.tool = tool
        self.zone = zone
        self.profile = profile
        self.type = type
        self.counts = counts
        self.countsByScenario = countsByScenario
        self.scenarios = scenarios
        self.views = views
        self.isThorough = isThorough
        self.subjects = subjects
        self.passages = passages
        self.shard = shard
    }

    /// What is asked of the subject with this name here.
    public func scenarios(of subject: String) -> [Scenario] {
        guard let shard, let index = subjects.firstIndex(of: subject) else { return scenarios }
        return shard.scenarios(of: index, among: subjects.count, from: scenarios)
    }

    /// In what another audit differs, in a word; nil where both ask the same.
    func difference(from other: AuditOutline) -> String? {
        let differences: [(String, Bool)] = [
            ("versions of brimful", tool != other.tool), ("zones", zone != other.zone),
            ("record types", type != other.type), ("scenarios", scenarios != other.scenarios),
            ("counts", counts != other.counts || countsByScenario != other.countsByScenario),
            ("views", views != other.views), ("profiles", profile != other.profile || isThorough != other.isThorough),
            ("subjects", subjects != other.subjects || passages != other.passages), ("shards", shard != other.shard),
        ]
        return differences.first(where: \.1)?.0
    }
}
