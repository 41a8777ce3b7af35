import Conformance
import DNSWire
import Driver
import FixtureFormats

/// Messages: read strictly and by libldns, and written in every form as a response that came over UDP and over TCP.
@main
enum Main {
    static func main() { fuzz { octets, count in read(octets, count) } }
}

private func read(_ octets: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    guard count <= Message.maximumLength else { return 0 }
    let octets = Array(UnsafeBufferPointer(start: octets, count: count))
    if let message = try? StrictMessage(reading: octets) {
        _ = message.addresses(.a)
        for record in message.answer + message.authority + message.additional {
            _ = message.owner(of: record)
            _ = message.target(of: record)
        }
    }
    _ = try? Message(decoding: octets)
    let conversation = Conversation(
        udp: .init(query: octets, responses: [.init(octets)]),
        tcp: .init(
            opening: .accepted, query: octets,
            segments: [[UInt8(octets.count >> 8), UInt8(truncatingIfNeeded: octets.count)] + octets], ending: .client))
    for format in FormatCatalogue.all { _ = format.export(fixture(conversation)) }
    return 0
}

private let name = try! DomainName("us-street.api.example.com.")

private func fixture(_ conversation: Conversation) -> Fixture {
    let scenario = Scenario(
        name: "captured", title: "", wire: "", requirement: "", faults: [], expectation: .complete,
        rule: .ignoreTruncated, victims: [])
    return Fixture(id: "captured/a", scenario: scenario, name: name, type: .a, count: 1, conversation: conversation)
}
