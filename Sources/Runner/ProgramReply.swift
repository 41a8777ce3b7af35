internal import Conformance
internal import DNSWire
internal import Subjects

extension Reply {
    /// What a stub resolver's or parser's program made of a name or message.
    ///
    /// - Parameters:
    ///   - types: where both were asked for, right addresses of the other type are no part of the tally.
    ///   - sent: the addresses that the name has; nil for those under test.
    init(
        _ result: ProgramRun.Result, manifest: Manifest, type: RecordType, types: QueryTypes, count: Int,
        sent: SentAddresses? = nil, elapsedMs: Double
    ) {
        let none = AddressTally(expected: count)
        func ended(_ status: Status) -> Reply { Reply(status: status, addresses: none, elapsedMs: elapsedMs) }
        self =
            switch result {
            case .hung: ended(.hung)
            case .ended(let ending):
                Reply(status: ending.status, addresses: none, elapsedMs: elapsedMs, log: ending.log)
            case .outOfStep: ended(.outOfStep)
            case .failed(let reason): ended(.harness(reason))
            case .line(let line):
                Self.read(
                    line, manifest: manifest, type: type, types: types, count: count, sent: sent ?? .test(type),
                    elapsedMs: elapsedMs)
                    ?? ended(.unreadable("a line that is none of the protocol"))
            }
    }

    private static func read(
        _ line: String, manifest: Manifest, type: RecordType, types: QueryTypes, count: Int, sent: SentAddresses,
        elapsedMs: Double
    ) -> Reply? {
        guard let answer = try? ProgramAnswer(line: line) else { return nil }
        let texts = answer.addresses ?? []
        let addresses = texts.compactMap { Address($0) }
        guard addresses.count == texts.count, addresses.count <= Int(UInt16.max) else { return nil }
        let other = TestAddresses(type.other)
        let own = types == .both ? addresses.filter { (other.origin(of: $0)?.index ?? count) >= count } : addresses
        // A word that its manifest doesn't know says at least that there was an error.
        let errorClass = answer.error.map { manifest.errorClass(of: $0) ?? .malformed }
        return Reply(
            status: .answered, addresses: AddressTally(comparing: own, with: sent, count: count),
            error: answer.error.map(Self.bounded), errorClass: errorClass, tc: answer.tc,
            elapsedMs: elapsedMs)
    }

    /// Not by characters: one may be put together of any number of combining ones.
    private static func bounded(_ word: String) -> String {
        String(String.UnicodeScalarView(word.unicodeScalars.prefix(200)))
    }
}
