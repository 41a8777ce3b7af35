internal import DNSWire

extension CapturedExchange {
    /// The same without the client's address: it becomes 192.0.2.1 (RFC 5737), and an EDNS Client Subnet option
    /// (RFC 7871 §6) keeps its lengths while its ADDRESS becomes zero. Everything else stays, the client's cookie
    /// (RFC 7873) and the server's address as well; notes say what was changed, and what was not and should be looked at.
    public var scrubbed: CapturedExchange {
        var scrubbed = self
        let address = Address(client.address)?.octets ?? []
        scrubbed.client = Endpoint(address: "192.0.2.1", port: 49_152)
        scrubbed.notes.append("the client's address and port were replaced")
        var scrubber = MessageScrubber(client: address)
        scrubbed.conversation = scrubber.scrub(conversation)
        scrubbed.notes += scrubber.notes
        return scrubbed
    }
}

/// Takes a client's address out of messages, and counts what it did.
private struct MessageScrubber {
    let client: [UInt8]
    private var subnets = 0
    private var unreadable = 0
    private var remaining = 0

    init(client: [UInt8]) {
        self.client = client
    }

    var notes: [String] {
        var notes: [String] = []
        if subnets > 0 { notes.append("the address of EDNS Client Subnet was set to zero in \(subnets.of("message"))") }
        if unreadable > 0 { notes.append("\(unreadable.of("message")) can't be read to the end: look there yourself") }
        if remaining > 0 { notes.append("the client's address still stands in \(remaining.of("message")), as data") }
        return notes
    }

    mutating func scrub(_ conversation: Conversation) -> Conversation {
        var result = conversation
        if let udp = conversation.udp {
            result.udp?.query = scrub(udp.query)
            for index in udp.responses.indices {
                result.udp?.responses[index].octets = scrub(udp.responses[index].octets)
            }
        }
        if let tcp = conversation.tcp {
            result.tcp?.query = tcp.query.map { scrub($0) }
            result.tcp?.segments = scrub(segments: tcp.segments)
        }
        return result
    }

    /// Messages may begin and end anywhere in the segments.
    private mutating func scrub(segments: [[UInt8]]) -> [[UInt8]] {
        var stream = segments.flatMap { $0 }
        for range in stream.messageRanges where range.count > 2 {
            let message = (range.lowerBound + 2)..<range.upperBound
            stream.replaceSubrange(message, with: scrub(Array(stream[message])))
        }
        var position = 0
        return segments.map { segment in
            defer { position += segment.count }
            return Array(stream[position..<(position + segment.count)])
        }
    }

    private mutating func scrub(_ message: [UInt8]) -> [UInt8] {
        var message = message
        let subnets = ClientSubnets(message)
        for range in subnets.addresses { message.replaceSubrange(range, with: repeatElement(0, count: range.count)) }
        if subnets.addresses.contains(where: { !$0.isEmpty }) { self.subnets += 1 }
        if !subnets.isReadToTheEnd { unreadable += 1 }
        if !client.isEmpty, message.contains(sequence: client) { remaining += 1 }
        return message
    }
}

extension [UInt8] {
    /// Whether the octets stand anywhere in these.
    fileprivate func contains(sequence octets: [UInt8]) -> Bool {
        guard let first = octets.first, count >= octets.count else { return false }
        return (0...(count - octets.count)).contains { start in
            self[start] == first && self[start..<(start + octets.count)].elementsEqual(octets)
        }
    }
}
