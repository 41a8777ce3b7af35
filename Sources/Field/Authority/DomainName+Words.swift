internal import DNSWire

extension DomainName {
    /// As people and programs write it, without the final dot.
    var words: String { isRoot ? "." : String(description.dropLast()) }
}
