internal import Conformance
internal import DNSWire
internal import FixtureFormats

/// What is sent for a query that was recorded.
struct RecordedAnswer: Sendable {
    /// Over UDP, in order.
    var datagrams: [Conversation.Response] = []
    /// Over TCP, length prefix included; empty where nothing is sent.
    var stream: [UInt8] = []
    var delivery = AnswerPlan.Delivery.whole
    /// What the journal tells of it.
    var note = Note()
    /// The journal's number for what it answers.
    let nonce: UInt64

    /// The part of a journal's entry that the answer makes.
    struct Note: Sendable, Hashable {
        var octets = 0
        var tc = false
        var records = 0
        var action = Exchange.Action.dropped
    }

    init(nonce: UInt64) {
        self.nonce = nonce
    }

    /// The only datagram, where it simply leaves as every answer does.
    var plainDatagram: [UInt8]? {
        datagrams.count == 1 && !datagrams[0].isForeign ? datagrams[0].octets : nil
    }
}

extension RecordedAnswer.Note {
    /// - Parameters:
    ///   - sent: the message as it leaves.
    ///   - total: the addresses that the name has.
    ///   - limit: the octets that the client takes.
    init(_ message: RecordedMessage, sent: [UInt8], total: Int, limit: Int) {
        octets = sent.count
        tc = sent.count > 2 && sent[2] & 0x02 != 0
        // What was truncated for this client has nothing left of them.
        let isShortened = sent.count + EDNS.recordLength < message.octets.count
        records = isShortened ? 0 : message.addresses.count
        action =
            if tc {
                .answered
            } else if !message.isWellFormed {
                .cut
            } else if message.rcode != 0 {
                .error
            } else if records < total {
                .subset
            } else {
                sent.count > limit ? .oversize : .answered
            }
    }
}
