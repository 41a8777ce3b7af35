/// Why an audit can't be saved, read or merged, in one line.
public struct SavingError: Error, Sendable, CustomStringConvertible {
    public let description: String
    /// Whether what the user named is wrong, and not the machine at fault.
    public let isUsage: Bool

    init(_ description: String, isUsage: Bool = true) {
        self.description = description
        self.isUsage = isUsage
    }
}
