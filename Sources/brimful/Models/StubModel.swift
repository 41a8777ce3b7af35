internal import Conformance
internal import DNSWire
internal import Glibc

/// A stub resolver that is correct but for its defect.
struct StubModel {
    let defect: StubDefect
    /// One, or both in one call.
    let types: [RecordType]
    let trigger: ModelTrigger
    let client: ModelClient
    private var remembered: [String: [Address]] = [:]
    private var latest: [Address] = []

    init(defect: StubDefect, types: [RecordType], trigger: ModelTrigger, client: ModelClient) {
        self.defect = defect
        self.types = types
        self.trigger = trigger
        self.client = client
    }

    mutating func line(for name: String, earlier: Int) -> String {
        do {
            if defect == .losesAgain, let addresses = remembered[name] {
                return ModelLine.addresses(Array(addresses.prefix(addresses.count / 2)))
            }
            let addresses = try addresses(of: name)
            let another = latest
            latest = addresses
            let isAgain = remembered.updateValue(addresses, forKey: name) != nil
            let fires = trigger.fires(records: addresses.count, earlier: earlier)
            if fires, defect == .answersForAnother { return ModelLine.addresses(another) }
            return fires ? try defectiveLine(addresses, of: name, isAgain: isAgain) : ModelLine.addresses(addresses)
        } catch {
            return ModelLine.error(error == .temporary && defect == .permanentWord ? .malformed : error)
        }
    }

    // MARK: Asking

    /// The addresses of all types; one that has none, or fails, spoils nothing while another has some (RFC 8305 §3).
    private func addresses(of name: String) throws(ModelWord) -> [Address] {
        guard let name = try? DomainName(name) else { throw .malformed }
        var found: [Address] = []
        var failures: [ModelWord] = []
        for type in types {
            do throws(ModelWord) { found += try addresses(of: name, type) } catch { failures.append(error) }
        }
        let spoils = defect == .waitsForBoth && failures.contains { $0 != .noData }
        if let failure = failures.first(where: { $0 != .noData }) ?? failures.first, found.isEmpty || spoils {
            throw failure
        }
        return found
    }

    private func addresses(of name: DomainName, _ type: RecordType) throws(ModelWord) -> [Address] {
        let question = Question(name: name, type: type.code)
        let first = try client.overUDP(question)
        if let first, first.flags.tc, defect == .ignoresTC {
            let part = first.addresses(type)
            if part.isEmpty { throw .noData }
            return part
        }
        if let first, first.flags.tc, first.answer.isEmpty, defect == .tcEmptyIsNoName { throw .noName }
        let whole = if let first, !first.flags.tc { first } else { try client.overTCP(question) }
        if defect == .aliasIsNoData, !whole.answer.allSatisfy(whole.ownerIsQuestion) { throw .noData }
        return try whole.wholeAnswer(type)
    }

    // MARK: What becomes of it

    private func defectiveLine(_ addresses: [Address], of name: String, isAgain: Bool) throws(ModelWord) -> String {
        switch defect {
        case .correct, .ignoresTC, .tcEmptyIsNoName, .aliasIsNoData, .losesAgain, .waitsForBoth, .permanentWord,
            .answersForAnother:
            return ModelLine.addresses(addresses)
        case .keepsPart: return ModelLine.addresses(Array(addresses.prefix(trigger.above)))
        case .foreign: return ModelLine.addresses(addresses + [Address(ipv4: 0xC000_0201)])
        case .duplicates: return ModelLine.addresses(addresses + addresses)
        case .reversesOrder: return ModelLine.addresses(addresses.reversed())
        case .garbage: return "addresses: \(addresses.count)"
        case .loops: return loop(addresses, name)
        case .floods:
            if let name = try? DomainName(name) { client.flood(Question(name: name, type: types[0].code)) }
            return ModelLine.addresses(addresses)
        case .failsAgain:
            if isAgain { throw .temporary }
            return ModelLine.addresses(addresses)
        default: try fail()
        }
    }

    private func fail() throws(ModelWord) -> Never {
        switch defect {
        case .noName: throw .noName
        case .noData: throw .noData
        case .malformed: throw .malformed
        case .refused: throw .refused
        case .timeout: throw .timeout
        case .hangs: while true { pause() }
        case .crashes: abort()
        case .exits: exit(3)
        default: throw .temporary
        }
    }

    private func loop(_ addresses: [Address], _ name: String) -> String {
        let rounds = 1000
        if let name = try? DomainName(name) {
            for _ in 1..<rounds { _ = try? client.overUDP(Question(name: name, type: types[0].code)) }
        }
        return ModelLine.addresses(addresses)
    }
}
