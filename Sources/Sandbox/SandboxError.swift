/// Why the sandbox can't be had: one line, with what to do.
public struct SandboxError: Error, Sendable, Hashable, CustomStringConvertible {
    public let description: String

    public init(_ description: String) {
        self.description = description
    }
}
