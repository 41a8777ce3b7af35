internal import Foundation

/// The program that is running: it enters the sandbox, and becomes each subject, by starting itself again.
public enum ThisProgram {
    public static let path =
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]

    /// The folder that it lies in.
    public static let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
}
