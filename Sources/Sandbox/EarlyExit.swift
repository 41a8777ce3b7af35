/// The program in the sandbox ended with this code, and has said why on stderr.
public struct EarlyExit: Error, Sendable {
    public let code: Int32
}
