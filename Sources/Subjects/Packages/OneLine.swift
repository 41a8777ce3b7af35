extension String {
    /// The text without control characters and at most 300 characters long: what a program or a mirror wrote may carry
    /// terminal escapes, and must not fill the screen.
    var oneLine: String {
        let scalars = unicodeScalars.prefix(300).map { scalar in
            scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
                ? " " : Character(scalar)
        }
        return String(scalars).split(separator: " ").joined(separator: " ")
    }
}
