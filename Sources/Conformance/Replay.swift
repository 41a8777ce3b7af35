/// All that a replay of recorded answers to subjects found.
public struct Replay: Codable, Sendable {
    public let tool: Audit.Tool
    /// Recording by recording, in the order in which they were named, and subject by subject.
    public let results: [Result]
    /// What could not be asked, and why.
    public let skipped: [Audit.Skipped]

    /// One recording, and what one subject made of it.
    public struct Result: Codable, Sendable {
        /// The file's path as the user wrote it.
        public let file: String
        /// The recorded question's name, in text form.
        public let name: String
        /// What was asked of the subject; its `testCase` is the fixture's, or called `recorded`.
        public let result: CaseResult

        public init(file: String, name: String, result: CaseResult) {
            self.file = file
            self.name = name
            self.result = result
        }
    }

    public init(tool: Audit.Tool, results: [Result], skipped: [Audit.Skipped]) {
        self.tool = tool
        self.results = results
        self.skipped = skipped
    }

    /// How many results have this verdict.
    public func count(of verdict: Verdict) -> Int { results.count { $0.result.verdict == verdict } }
}
