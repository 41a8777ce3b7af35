internal import Conformance
internal import DNSWire
internal import Glibc

/// What is wrong with a stub resolver.
enum StubDefect: String, CaseIterable {
    case correct
    /// A truncated answer is taken for the whole.
    case ignoresTC = "ignores-tc"
    /// A truncated answer without records is taken for a name that does not exist.
    case tcEmptyIsNoName = "tc-empty-is-no-name"
    /// Only as many addresses are given as the trigger is above.
    case keepsPart = "keeps-part"
    /// An address is added that nobody sent.
    case foreign
    case noName = "no-name"
    case noData = "no-data"
    case malformed
    case temporary
    case refused
    case timeout
    case hangs
    /// Ends by a signal.
    case crashes
    /// Ends with an exit code.
    case exits
    /// Says something that is no line of the protocol.
    case garbage
    /// Every address is given twice: harmless.
    case duplicates
}

/// A stub resolver that is correct but for its defect.
struct StubModel {
    let defect: StubDefect
    let type: RecordType
    let trigger: ModelTrigger
    let client: ModelClient

    func line(for name: String, earlier: Int) -> String {
        do {
            let addresses = try addresses(of: name)
            let fires = trigger.fires(records: addresses.count, earlier: earlier)
            return fires ? try defectiveLine(addresses) : ModelLine.addresses(addresses)
        } catch {
            return ModelLine.error(error)
        }
    }

    private func addresses(of name: String) throws(ModelWord) -> [Address] {
        guard let name = try? DomainName(name) else { throw .malformed }
        let question = Question(name: name, type: type.code)
        let first = try client.overUDP(question)
        if let first, first.flags.tc, defect == .ignoresTC {
            let part = first.addresses(type)
            if part.isEmpty { throw .noData }
            return part
        }
        if let first, first.flags.tc, first.answer.isEmpty, defect == .tcEmptyIsNoName { throw .noName }
        if let first, !first.flags.tc { return try first.wholeAnswer(type) }
        return try client.overTCP(question).wholeAnswer(type)
    }

    private func defectiveLine(_ addresses: [Address]) throws(ModelWord) -> String {
        switch defect {
        case .correct, .ignoresTC, .tcEmptyIsNoName: return ModelLine.addresses(addresses)
        case .keepsPart: return ModelLine.addresses(Array(addresses.prefix(trigger.above)))
        case .foreign: return ModelLine.addresses(addresses + [Address(ipv4: 0xC000_0201)])
        case .duplicates: return ModelLine.addresses(addresses + addresses)
        case .garbage: return "addresses: \(addresses.count)"
        case .noName: throw .noName
        case .noData: throw .noData
        case .malformed: throw .malformed
        case .temporary: throw .temporary
        case .refused: throw .refused
        case .timeout: throw .timeout
        case .hangs: while true { pause() }
        case .crashes: abort()
        case .exits: exit(3)
        }
    }
}
