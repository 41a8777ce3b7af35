internal import DNSWire

/// What becomes of a message that libldns reads and writes anew.
struct Rewriting {
    /// Whether libldns reads it at all; what it doesn't read is sent as it stands.
    let isReadable: Bool
    /// Whether other octets come out.
    let changes: Bool
    /// The message, where it can be told as text, with the same outcome.
    let plain: StrictMessage?
    private let wasCompressed: Bool

    /// What changes.
    var change: String {
        wasCompressed ? "other octets say the same" : "its names are then compressed"
    }

    init(_ octets: [UInt8]) {
        let message = try? StrictMessage(reading: octets)
        wasCompressed = message.map(\.isCompressed) ?? true
        if let message, message.isPlainlyCompressed {
            (isReadable, changes) = (true, false)
            plain = message.edns == nil ? message : nil
            return
        }
        let decoded = try? Message(decoding: octets)
        isReadable = decoded != nil
        changes = decoded != nil && (try? decoded?.encoded()) != octets
        plain = message?.edns == nil && decoded != nil ? message : nil
    }
}

extension StrictMessage {
    /// Whether all its answers are addresses of the question's name, which they point to (RFC 1035 §4.1.4), with nothing
    /// behind them but an OPT record without options: libldns writes the same octets. Most messages are such ones.
    fileprivate var isPlainlyCompressed: Bool {
        let addresses = answer.allSatisfy { record in
            record.recordClass == 1 && (record.type == TypeCode.a || record.type == TypeCode.aaaa)
                && octets[record.start] == 0xC0 && octets[record.start + 1] == UInt8(Message.headerLength)
        }
        return addresses && questions.count == 1 && authority.isEmpty && octets[3] & 0x40 == 0
            && additional.allSatisfy { $0.type == TypeCode.opt && $0.data.isEmpty && $0.ttl & 0x7FFF == 0 }
    }

    /// Whether any record's owner is a pointer, or there is none.
    fileprivate var isCompressed: Bool {
        answer.isEmpty || answer.contains { octets[$0.start] >= 0xC0 }
    }
}
