internal import Glibc
internal import Subjects

/// An end with one line on stderr.
struct Failure: Error {
    let message: String
    let code: Int32

    /// The user asked for something that can't be.
    static func usage(_ message: String) -> Failure { Failure(message: message, code: ExitCode.usage) }

    /// The machine doesn't let us.
    static func undecided(_ message: String) -> Failure { Failure(message: message, code: ExitCode.undecided) }
}

/// One line on stderr.
func complain(_ message: String) {
    let line = "brimful: \(message.split(separator: "\n").joined(separator: " "))\n"
    _ = write(STDERR_FILENO, line, line.utf8.count)
}

extension Failure {
    /// What a user wrote or owns and is wrong ends with exit code 2, what the machine lacks with 3.
    static func translating<Value>(_ body: () throws -> Value) throws -> Value {
        do { return try body() } catch let error as SubjectError {
            throw Failure.usage(error.description)
        } catch let error as PackageError {
            throw Failure.undecided(error.description)
        }
    }
}
