/// What a user wrote about scenarios and is wrong: one line that says what, where, and what to do.
public struct ScenarioError: Error, CustomStringConvertible, Equatable {
    public let description: String

    /// Control characters of what is quoted don't reach the terminal.
    init(_ description: String) {
        self.description = description.printable
    }
}

extension String {
    /// The text without control characters, on one line, and at most 400 characters long.
    var printable: String {
        let scalars = unicodeScalars.prefix(400).map { scalar in
            [.control, .format, .lineSeparator, .paragraphSeparator].contains(scalar.properties.generalCategory)
                ? " " : Character(scalar)
        }
        return String(scalars)
    }
}
