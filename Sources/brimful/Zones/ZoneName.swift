internal import Conformance
internal import DNSWire

/// A zone's name as a user writes it.
enum ZoneName {
    /// - Throws: `Failure` that says what is wrong with it.
    static func read(_ text: String, option: String) throws -> DomainName {
        let complaint = "\(option): \"\(text.printable(80))\" is no name of a zone, such as big.example.net"
        let name: DomainName
        do throws(WireError) { name = try DomainName(text) } catch { throw Failure.usage("\(complaint): \(error)") }
        guard !name.isRoot else { throw Failure.usage(complaint) }
        return name
    }
}
