/// What a subject took of the machine from its start to its end, all its processes together.
public struct ResourceUse: Sendable, Hashable {
    /// Processor time, without what entering its root took.
    public let cpu: Duration
    /// The most memory that was resident, in octets: the sum of each process's most, so that what processes share
    /// counts for each of them. 0 where the subject had ended by itself: the kernel keeps that for the living only.
    public let peakMemory: Int

    public init(cpu: Duration, peakMemory: Int) {
        self.cpu = cpu
        self.peakMemory = peakMemory
    }
}
