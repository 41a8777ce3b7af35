import Conformance
import DNSWire
import Scenarios

@testable import Origin

/// A question about a case, and its octets.
struct Query: Sendable {
    var name: DomainName
    var type: UInt16 = 1
    var recordClass: UInt16 = 1
    var opcode: UInt8 = 0
    var id: UInt16 = 0xBEEF
    var rd = true
    var ednsSize: UInt16?

    static let zone = try! DomainName("brimful.example.")

    init(_ name: DomainName, type: UInt16 = 1, ednsSize: UInt16? = nil) {
        self.name = name
        self.type = type
        self.ednsSize = ednsSize
    }

    init(_ name: String, type: UInt16 = 1) throws {
        self.init(try DomainName(name), type: type)
    }

    /// A case's question.
    init(
        _ scenario: String, _ type: RecordType = .a, count: Int, nonce: UInt64 = 1,
        length: Int = Case.usualNameLength, ednsSize: UInt16? = nil, alias: Int? = nil
    ) throws {
        let label = ScenarioCatalogue.scenario(named: scenario)?.label ?? scenario
        let name = CaseName(nonce: nonce, content: .records(type, count: count), scenario: label, alias: alias)
        self.init(try name.name(under: Self.zone, length: length), type: type.code, ednsSize: ednsSize)
    }

    var octets: [UInt8] {
        get throws {
            var message = Message(id: id)
            message.flags.rd = rd
            message.flags.opcode = opcode
            message.questions = [Question(name: name, type: type, recordClass: recordClass)]
            message.edns = ednsSize.map { EDNS(udpPayloadSize: $0) }
            return try message.encoded()
        }
    }
}
