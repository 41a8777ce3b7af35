internal import Conformance
internal import Foundation

/// The JSON line by which a stub resolver's or parser's program answers.
public struct ProgramAnswer: Decodable, Sendable, Hashable {
    public let addresses: [String]?
    public let error: String?
    /// The TC bit, where the subject shows it to its caller.
    public let tc: Bool?
    public let detail: String?

    /// Octets that a line may have: 65,535 addresses of 45 characters fit.
    public static let longestLine = 4 << 20

    /// - Throws: `SubjectError` when the line is not what the protocol asks for.
    public init(line: String) throws(SubjectError) {
        guard let answer = try? JSONDecoder().decode(ProgramAnswer.self, from: Data(line.utf8)) else {
            throw SubjectError("not a line of the protocol: \(line.printable(60))")
        }
        guard (answer.addresses == nil) != (answer.error == nil) else {
            throw SubjectError("neither addresses nor an error: \(line.printable(60))")
        }
        self = answer
    }
}
