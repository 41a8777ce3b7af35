extension String {
    /// The text on one line, without control characters, and bounded: what a program, a file or a mirror said may carry
    /// terminal escapes, and must not fill the screen.
    ///
    /// - Parameter limit: characters.
    public func printable(_ limit: Int = 300) -> String {
        let scalars = unicodeScalars.prefix(4 * limit).map { scalar in
            [.control, .format, .lineSeparator, .paragraphSeparator].contains(scalar.properties.generalCategory)
                ? " " : Character(scalar)
        }
        return String(String(scalars).split(separator: " ").joined(separator: " ").prefix(limit))
    }
}
