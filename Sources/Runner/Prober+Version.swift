internal import Conformance
internal import DNSWire

extension Prober {
    private static let txt: UInt16 = 16
    private static let chaos: UInt16 = 3

    /// Asks what a server says of itself (CH TXT version.bind, RFC 4892 §1).
    func askVersion(_ server: Destination, cap: Duration) async -> Probe {
        guard let name = try? DomainName("version.bind.") else { return Probe(status: .timedOut) }
        let question = DNSWire.Question(name: name, type: Self.txt, recordClass: Self.chaos)
        return await ask(server, question, view: .udp512, cap: cap)
    }
}

extension Probe {
    private static let longestVersion = 40

    /// The first character string of a TXT answer, as a word: whatever else stands in it is replaced; empty without one.
    var version: String {
        guard let message, let record = message.answer.first(where: { $0.type == 16 }), let start = record.data.first
        else { return "" }
        let end = min(start + 1 + Int(message.octets[start]), record.data.upperBound)
        let words = message.octets[(start + 1)..<max(end, start + 1)].prefix(Self.longestVersion).split {
            !Self.isPlain($0)
        }
        return words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-")
    }

    private static func isPlain(_ octet: UInt8) -> Bool {
        switch octet {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
