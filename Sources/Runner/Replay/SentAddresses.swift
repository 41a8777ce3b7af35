internal import Conformance
internal import DNSWire
internal import Origin

/// The addresses that the origin sends, with which those that come back are compared.
enum SentAddresses: Sendable, Hashable {
    /// Those under test, which tell their places themselves.
    case test(RecordType)
    case recorded([Address: Source])

    /// Where an address stood.
    struct Source: Sendable, Hashable {
        /// Its place in the answer, counted from 0.
        let index: Int
        let transport: Transport
    }

    /// - Parameter count: how many addresses the name has.
    init(_ content: RecordedContent, type: RecordType, count: Int) {
        let test = TestAddresses(type)
        let isOurs = content.addresses.allSatisfy { (test.origin(of: $0)?.index ?? count) < count }
        if isOurs, !content.addresses.isEmpty {
            self = .test(type)
        } else {
            let sources = content.addresses.enumerated().map { index, address in
                (address, Source(index: index, transport: content.onlyOverTCP.contains(address) ? .tcp : .udp))
            }
            self = .recorded(Dictionary(sources) { first, _ in first })
        }
    }

    /// Nil for an address that was not sent.
    func origin(of address: Address) -> Source? {
        switch self {
        case .test(let type):
            TestAddresses(type).origin(of: address).map { Source(index: $0.index, transport: $0.transport) }
        case .recorded(let sources): sources[address]
        }
    }
}
