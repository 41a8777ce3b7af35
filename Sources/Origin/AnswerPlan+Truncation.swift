internal import Conformance
internal import DNSWire

/// What a response with TC=1 still holds.
extension AnswerPlan {
    mutating func truncate(_ truncation: Fault.Truncation, _ whole: Int, _ query: Query) {
        tc = true
        action = .answered
        // Only the answer section has a part in it (RFC 2181 §9).
        (body.servers, body.hasSOA) = (0, false)
        switch truncation {
        case .empty: writeNothing(query)
        case .countsOnly:
            body.records = whole
            let count = body.answerCount
            writeNothing(query)
            answerCount = count
        case .wholeRecords:
            let size = size(query)
            guard let most = size.largestCount(inOctets: Self.plainLimit) else { return writeNothing(query) }
            write(min(most, whole), octets: size.octets(count: min(most, whole)))
        case .cutRecord: cutRecord(whole, query)
        }
    }

    private mutating func writeNothing(_ query: Query) {
        body.aliases = 0
        write(0, octets: size(query).octets(count: 0))
    }

    /// The last record ends in its middle, so that nothing can stand behind it, and no OPT record either.
    private mutating func cutRecord(_ whole: Int, _ query: Query) {
        hasOPT = false
        let size = size(query)
        let half = size.recordLength / 2
        guard whole > 0, let most = size.largestCount(inOctets: Self.plainLimit - half) else {
            return writeNothing(query)
        }
        let kept = min(most, whole - 1)
        write(kept, octets: size.octets(count: kept) + half)
        body.records = kept + 1
        answerCount += 1
    }
}
