internal import Conformance
internal import DNSWire

/// The prebuilt records of each transport and type, and those of answers that must not be believed.
struct Assemblers: Sendable {
    private let udpA = ResponseAssembler(RecordBlock(type: .a, transport: .udp))
    private let udpAAAA = ResponseAssembler(RecordBlock(type: .aaaa, transport: .udp))
    private let tcpA: ResponseAssembler
    private let tcpAAAA: ResponseAssembler
    private let forgedA = Self.forging(.a)
    private let forgedAAAA = Self.forging(.aaaa)

    /// - Parameter tellsTransports: whether an address shows how it travelled; where not, those of UDP are everywhere.
    init(tellsTransports: Bool = true) {
        tcpA = tellsTransports ? ResponseAssembler(RecordBlock(type: .a, transport: .tcp)) : udpA
        tcpAAAA = tellsTransports ? ResponseAssembler(RecordBlock(type: .aaaa, transport: .tcp)) : udpAAAA
    }

    subscript(transport: Transport, type: RecordType) -> ResponseAssembler {
        switch (transport, type) {
        case (.udp, .a): udpA
        case (.udp, .aaaa): udpAAAA
        case (.tcp, .a): tcpA
        case (.tcp, .aaaa): tcpAAAA
        }
    }

    func forged(_ type: RecordType) -> ResponseAssembler {
        type == .a ? forgedA : forgedAAAA
    }

    private static func forging(_ type: RecordType) -> ResponseAssembler {
        ResponseAssembler(RecordBlock(type: type, transport: .udp, address: ForgedAddresses(type).address))
    }
}
