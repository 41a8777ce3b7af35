/// What an audit cost, and what its subjects did.
extension Audit {
    /// How the time was spent.
    public struct Effort: Codable, Sendable, Hashable {
        /// Milliseconds from the start in the sandbox to the end.
        public let elapsedMs: Double
        /// Milliseconds of processor time of the harness itself, its origin included.
        public let harnessCPUMs: Double
        /// Milliseconds of processor time of the subjects, and of what made them.
        public let subjectsCPUMs: Double
        /// The processors that there were.
        public let processors: Int
        /// The most memory that everything together had at a time, files in memory included, in octets.
        public let peakMemory: Int
        /// The scenarios in which answers were waited for longest, longest first.
        public let waits: [Wait]

        /// The time that askings under one scenario took, all together; many go on at a time.
        public struct Wait: Codable, Sendable, Hashable {
            public let scenario: String
            /// Milliseconds.
            public let waitedMs: Double

            public init(scenario: String, waitedMs: Double) {
                self.scenario = scenario
                self.waitedMs = waitedMs
            }
        }

        public init(
            elapsedMs: Double, harnessCPUMs: Double, subjectsCPUMs: Double, processors: Int, peakMemory: Int,
            waits: [Wait]
        ) {
            self.elapsedMs = elapsedMs
            self.harnessCPUMs = harnessCPUMs
            self.subjectsCPUMs = subjectsCPUMs
            self.processors = processors
            self.peakMemory = peakMemory
            self.waits = waits
        }
    }

    /// What a subject took of the machine.
    public struct Usage: Codable, Sendable, Hashable {
        public let subject: SubjectIdentity
        /// How often it was started.
        public let starts: Int
        /// Milliseconds of processor time, all starts together.
        public let cpuMs: Double
        /// The most memory that it had resident at a time, in octets; all its processes together.
        public let peakMemory: Int

        public init(subject: SubjectIdentity, starts: Int, cpuMs: Double, peakMemory: Int) {
            self.subject = subject
            self.starts = starts
            self.cpuMs = cpuMs
            self.peakMemory = peakMemory
        }
    }
}
