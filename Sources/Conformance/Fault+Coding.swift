/// Faults as scenario files and reports write them: a word (`no-compression`), or a word with what belongs to it
/// (`truncate: empty`, `negative: {rcode: nxdomain, above: 20}`).
extension Fault: Codable {
    /// The words, in the order in which help lists them.
    enum Word: String, CodingKey, CaseIterable {
        case truncate, negative, subset, edns, delegation, duplicate, shuffle, cut, drop, forge, tcp, omit
        case omitTC = "omit-tc"
        case cnameChain = "cname-chain"
        case cnameOnly = "cname-only"
        case otherType = "other-type"
        case noCompression = "no-compression"
        case firstTime = "first-time"
    }

    fileprivate struct NegativeAbove: Codable {
        var rcode: String
        var above: Int
    }

    /// What numbers in a fault may be.
    private static let counts = 1...65_535

    /// Those that are offered to whoever writes a scenario.
    private static let offered = Word.allCases.filter { $0 != .omit }

    /// The words that stand alone.
    private static let alone: [Word: Fault] = [
        .noCompression: .noCompression, .duplicate: .duplicate, .shuffle: .shuffle, .cnameOnly: .cnameOnly,
    ]

    public init(from decoder: any Decoder) throws {
        if let word = try? decoder.singleValueContainer().decode(String.self) {
            guard let fault = Word(rawValue: word).flatMap({ Self.alone[$0] }) else {
                throw decoder.mistake(
                    "\"\(word)\" is no fault that stands alone; there are: \(Self.names(Self.alone.keys))")
            }
            self = fault
            return
        }
        let container = try decoder.container(keyedBy: Word.self)
        guard let word = container.allKeys.first, container.allKeys.count == 1 else {
            throw decoder.mistake("a fault is one of: \(Self.names(Self.offered))")
        }
        self = try Self.fault(word, in: container)
    }

    private static func fault(_ word: Word, in container: KeyedDecodingContainer<Word>) throws -> Fault {
        switch word {
        case .truncate: .truncate(try container.choice(word))
        case .omitTC: .omitTC(try container.choice(word))
        case .negative:
            try container.decode(NegativeAbove.self, forKey: word).fault(checking: container, word)
        case .subset: .subset(try container.number(word, in: counts))
        case .edns: .edns(try container.choice(word))
        case .cnameChain: .cnameChain(try container.number(word, in: 1...16))
        case .delegation: .delegation(servers: try container.number(word, in: 1...13))
        case .otherType: .otherType(try container.choice(word))
        case .cut: .cut(at: try container.number(word, in: 12...65_535))
        case .drop: .drop(above: try container.number(word, in: 12...65_535))
        case .forge: .forge(try container.choice(word))
        case .tcp: .tcp(try container.choice(word))
        case .firstTime: .firstTime(try container.decode([Fault].self, forKey: word))
        case .omit: .omit(try container.decode([ResponsePart].self, forKey: word))
        case .noCompression, .duplicate, .shuffle, .cnameOnly:
            throw container.mistake(word, "\(word.rawValue) stands alone: write \"- \(word.rawValue)\"")
        }
    }

    public func encode(to encoder: any Encoder) throws {
        if let word = Self.alone.first(where: { $0.value == self })?.key {
            var container = encoder.singleValueContainer()
            return try container.encode(word.rawValue)
        }
        var container = encoder.container(keyedBy: Word.self)
        switch self {
        case .truncate(let truncation): try container.encode(truncation, forKey: .truncate)
        case .omitTC(let queries): try container.encode(queries, forKey: .omitTC)
        case .negative(let rcode, let above):
            try container.encode(NegativeAbove(rcode: rcode.rawValue, above: above), forKey: .negative)
        case .subset(let count): try container.encode(count, forKey: .subset)
        case .edns(let fault): try container.encode(fault, forKey: .edns)
        case .cnameChain(let length): try container.encode(length, forKey: .cnameChain)
        case .delegation(let servers): try container.encode(servers, forKey: .delegation)
        case .otherType(let type): try container.encode(type, forKey: .otherType)
        case .cut(let octet): try container.encode(octet, forKey: .cut)
        case .drop(let octets): try container.encode(octets, forKey: .drop)
        case .forge(let forgery): try container.encode(forgery, forKey: .forge)
        case .tcp(let fault): try container.encode(fault, forKey: .tcp)
        case .firstTime(let faults): try container.encode(faults, forKey: .firstTime)
        case .omit(let parts): try container.encode(parts, forKey: .omit)
        case .noCompression, .duplicate, .shuffle, .cnameOnly: break
        }
    }

    private static func names(_ words: some Sequence<Word>) -> String {
        words.map(\.rawValue).sorted().joined(separator: ", ")
    }
}

extension Fault.NegativeAbove {
    fileprivate func fault(
        checking container: KeyedDecodingContainer<Fault.Word>, _ word: Fault.Word
    ) throws -> Fault {
        guard (0...65_535).contains(above) else {
            throw container.mistake(word, "\(word.rawValue): above: \(above) is not in 0 to 65535")
        }
        return .negative(try container.choice(rcode, of: "\(word.rawValue): rcode", word), above: above)
    }
}

extension Decoder {
    fileprivate func mistake(_ text: String) -> DecodingError {
        .dataCorrupted(.init(codingPath: codingPath, debugDescription: text))
    }
}

extension KeyedDecodingContainer<Fault.Word> {
    fileprivate func mistake(_ word: Key, _ text: String) -> DecodingError {
        .dataCorruptedError(forKey: word, in: self, debugDescription: text)
    }

    /// One of a few words.
    fileprivate func choice<Choice: RawRepresentable<String> & CaseIterable>(_ word: Key) throws -> Choice {
        try choice(try decode(String.self, forKey: word), of: word.rawValue, word)
    }

    /// - Parameter place: what the words are for, as an error names it.
    fileprivate func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ text: String, of place: String, _ word: Key
    ) throws -> Choice {
        guard let choice = Choice(rawValue: text) else {
            let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw mistake(word, "\(place): \"\(text)\" is none of \(known)")
        }
        return choice
    }

    fileprivate func number(_ word: Key, in range: ClosedRange<Int>) throws -> Int {
        let number = try decode(Int.self, forKey: word)
        guard range.contains(number) else {
            throw mistake(
                word, "\(word.rawValue): \(number) is not in \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }
}
