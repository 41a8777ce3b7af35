extension DomainName {
    /// As people and programs write it, without the final dot; the root is a dot.
    public var words: String { isRoot ? "." : String(description.dropLast()) }
}
