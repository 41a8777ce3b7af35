internal import Conformance

/// The flags and sections of the response that don't matter. The authority and additional sections are empty but for what
/// faults put there, and AA is left: without it an answer is none of an authoritative server's (RFC 1035 §4.1.1).
extension Minimiser {
    /// What may be left out of any answer, however long (RFC 1035 §4.2.1).
    private static let plainOctets = 512

    mutating func leaveOutSections() async {
        for part in Fault.ResponsePart.allCases where !best.omitted.contains(part) && mayBeLeftOut(part) {
            let candidate = best.with(omitted: best.omitted + [part])
            guard await isBorneByOneFewer(candidate, part) else { continue }
            _ = await takes(candidate, .sections, "without \(part.words)")
        }
    }

    /// An answer that is longer than the client could take without EDNS must have an OPT record (RFC 6891 §6.1.1).
    private func mayBeLeftOut(_ part: Fault.ResponsePart) -> Bool {
        switch part {
        case .recursionAvailable: true
        case .opt:
            result.observation.exchanges.contains { $0.ednsSize != nil }
                && result.observation.octets <= Self.plainOctets
        }
    }

    /// What fails for want of it fails with one address fewer, too: that would be another failure.
    private func isBorneByOneFewer(_ candidate: Candidate, _ part: Fault.ResponsePart) async -> Bool {
        guard best.count > 1, let fewer = await oneFewer(), fewer.verdict != .fail else { return true }
        let count = best.count - 1
        let tried = "\(Self.words(count)), without \(part.words)"
        let finding = await find(candidate.with(count: count), .sections, tried)
        return finding.result.map { $0.verdict != .fail } ?? false
    }
}

extension Fault.ResponsePart {
    fileprivate var words: String {
        switch self {
        case .recursionAvailable: "RA"
        case .opt: "the OPT record"
        }
    }
}
