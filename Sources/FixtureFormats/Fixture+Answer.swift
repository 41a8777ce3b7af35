internal import Conformance
internal import DNSWire

/// What a fixture says of itself in a file: one line of plain characters, whoever wrote it.
extension Fixture {
    /// The identifier, without anything that ends a string or a comment.
    var plainID: String { String(id.unicodeScalars.map { Self.isPlain($0) ? Character($0) : "-" }) }

    /// The scenario's title.
    var plainTitle: String { Self.plain(scenario.title) }

    /// The text with nothing in it that ends a line or a comment.
    static func plain(_ text: String) -> String {
        let characters = text.unicodeScalars.map {
            ($0.value < 0x20 || $0.value == 0x7F || $0 == "\\") ? " " : Character($0)
        }
        return String(characters).replacing("*/", with: "* /").replacing("/*", with: "/ *")
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII
            && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || "/-_.+".unicodeScalars.contains(scalar))
    }
}

/// The answer that a fixture's client comes to.
extension Fixture {
    /// The good message with addresses, not truncated, that a client gets over UDP or else over TCP; nil when there is none.
    var wholeAnswer: StrictMessage? {
        let conversation = self.conversation
        let candidates =
            (conversation.udp?.responses.filter { !$0.isForeign }.map(\.octets) ?? [])
            + (conversation.tcp?.message.map { [$0] } ?? [])
        let question = conversation.question
        let id = (conversation.udp?.query ?? conversation.tcp?.query)?.prefix(2)
        for octets in candidates where id.map({ octets.starts(with: $0) }) ?? true {
            guard octets.count > 2, octets[2] & 0x02 == 0, let message = try? StrictMessage(reading: octets),
                message.rcode == 0, !message.answer.isEmpty, message.questions.first == question
            else { continue }
            return message
        }
        return nil
    }

    /// Whether a correct client must have all of the whole answer.
    var mustBeComplete: Bool {
        if scenario.expectation == .complete { return true }
        // Where a fault has nothing to strike, the answer is simply there.
        let udp = conversation.udp?.responses ?? []
        return scenario.expectation == .honestFailure && udp.count == 1 && wholeAnswer?.octets == udp[0].octets
            && wholeAnswer?.addresses(type).count == count
    }

    /// Whether the UDP response is anything else than the whole answer or its plain truncation (RFC 2181 §9).
    var isBentOverUDP: Bool {
        guard let octets = conversation.udp?.responses.first?.octets, octets != wholeAnswer?.octets else {
            return false
        }
        guard let message = try? StrictMessage(reading: octets) else { return true }
        return !(message.flags.tc && message.answer.isEmpty)
    }

    /// The zone that has the name: its last two labels, or the one above where an alias can't be at the apex
    /// (RFC 1034 §3.6.2).
    func zoneApex(_ message: StrictMessage) -> DomainName? {
        guard let labels = message.questions.first?.name.labels else { return nil }
        let isAlias = message.answer.contains { $0.type == TypeCode.cname }
        let kept = labels.count <= 2 && isAlias ? labels.dropFirst() : labels.suffix(2)
        return try? DomainName(labels: kept)
    }
}

extension StrictMessage {
    /// The records of the answer section, each address once (RFC 2181 §5).
    var distinctAnswers: [Record] {
        var seen: Set<Address> = []
        return answer.filter { record in
            guard record.type == TypeCode.a || record.type == TypeCode.aaaa,
                let address = Address(octets: octets[record.data])
            else { return true }
            return seen.insert(address).inserted
        }
    }
}
