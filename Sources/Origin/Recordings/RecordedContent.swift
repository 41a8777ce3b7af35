public import Conformance
public import DNSWire
internal import FixtureFormats

/// What a recording has for a client, whoever that is: what it may be held to.
public struct RecordedContent: Sendable, Hashable {
    /// The name's addresses, in the order of the fullest message: all that a client can get, and each once.
    public let addresses: [Address]
    /// Those of them that were in no message over UDP.
    public let onlyOverTCP: Set<Address>
    /// How many the name has. More than are known where the answer was cut and its header counts them.
    public let count: Int
    /// The size of the fullest message, in octets.
    public let octets: Int
    /// What a correct client reaches that asks over a network.
    public let expectation: Expectation
    /// The message that such a client comes to, for a parser; nil when none was recorded.
    public let message: [UInt8]?
    /// Whether that message can be read.
    public let isMessageWellFormed: Bool

    /// - Precondition: the question is for addresses.
    public init(_ recording: Recording) {
        let served = ServedRecording(recording, nonce: 0)
        let believable = served.believable
        let fullest = served.fullest
        let cut = believable.max { $0.partialAddresses.count < $1.partialAddresses.count }
        addresses = fullest?.addresses ?? cut?.partialAddresses ?? []
        onlyOverTCP = Set(addresses).subtracting(served.believedDatagrams.flatMap(\.partialAddresses))
        count = fullest == nil ? max(addresses.count, cut?.answerCount ?? 0) : addresses.count
        octets = (fullest ?? cut)?.octets.count ?? 0
        expectation = Path(served).expectation
        let message = Path(served).end ?? served.believedDatagrams.first ?? served.allMessages.first
        self.message = message?.octets
        isMessageWellFormed = message?.isWellFormed ?? false
    }

    /// The way of a correct client through a conversation.
    private struct Path {
        let first: RecordedMessage?
        let overTCP: RecordedMessage?
        let isOverTCPOnly: Bool

        init(_ served: ServedRecording) {
            first = served.believedDatagrams.first
            overTCP = served.believedFrame
            isOverTCPOnly = served.recording.conversation.udp == nil
        }

        /// Where it comes to.
        var end: RecordedMessage? {
            guard let first, !isOverTCPOnly else { return overTCP }
            return first.isTruncated || !first.isWellFormed ? overTCP ?? first : first
        }

        var expectation: Expectation {
            guard let end, end.isWellFormed, !end.isTruncated else { return .honestFailure }
            switch end.rcode {
            case 0: break
            // A recorded "no such name" can't be told from a right one.
            case 3: return .undetectable
            default: return .honestFailure
            }
            if end.addresses.isEmpty { return .noData }
            // Who hears nothing over UDP, or nothing that can be read, may try TCP and needn't.
            let isCalledToTCP = isOverTCPOnly || first?.isTruncated == true
            return first?.isWellFormed == true || isCalledToTCP ? .complete : .completeOrHonestFailure
        }
    }
}
