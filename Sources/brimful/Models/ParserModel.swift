internal import Conformance
internal import DNSWire
internal import Glibc

/// What is wrong with a parser.
enum ParserDefect: String, CaseIterable {
    case correct
    /// The records that are there are given for a message that is cut.
    case lenient
    /// Ends by a signal.
    case crashes
}

/// A parser that is correct but for its defect.
struct ParserModel {
    let defect: ParserDefect
    let type: RecordType
    let trigger: ModelTrigger

    func line(for message: String, earlier: Int) -> String {
        do {
            let octets = try octets(message)
            if trigger.fires(records: answerCount(octets), earlier: earlier), defect == .crashes { abort() }
            return ModelLine.addresses(try addresses(in: octets))
        } catch {
            return ModelLine.error(error)
        }
    }

    /// ANCOUNT, whether the records are there or not.
    private func answerCount(_ octets: [UInt8]) -> Int {
        octets.count < Message.headerLength ? 0 : Int(octets[6]) << 8 | Int(octets[7])
    }

    private func addresses(in octets: [UInt8]) throws(ModelWord) -> [Address] {
        if let message = try? StrictMessage(reading: octets) { return try message.wholeAnswer(type) }
        guard defect == .lenient else { throw .malformed }
        return WholeRecords(octets).addresses(type)
    }

    private func octets(_ hex: String) throws(ModelWord) -> [UInt8] {
        let digits = hex.utf8.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
        guard digits.count == hex.utf8.count, digits.count.isMultiple(of: 2) else { throw .malformed }
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
}
