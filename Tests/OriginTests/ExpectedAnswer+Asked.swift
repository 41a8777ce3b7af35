import Conformance

extension ExpectedAnswer {
    /// One query, and the sizes of its response by hand.
    struct Asked: CustomStringConvertible {
        let scenario: String
        let type: RecordType
        let count: Int
        let transport: Transport
        let ednsSize: Int?
        let nameLength: Int

        var description: String {
            "\(scenario) \(type.label)\(count) \(transport) EDNS \(ednsSize.map(String.init) ?? "none") n\(nameLength)"
        }

        var withoutEDNS: Asked {
            Asked(
                scenario: scenario, type: type, count: count, transport: transport, ednsSize: nil,
                nameLength: nameLength)
        }

        /// An SOA record: a pointer, ten octets, `ns` with a pointer twice, five numbers.
        static let startOfAuthority = 2 + 10 + 2 * (1 + 2 + 2) + 5 * 4

        /// The octets of CNAME records: a pointer, ten octets, and `c0` or `c10` with a pointer.
        var aliases: [Int] {
            let length =
                scenario == "cname-only" ? 1 : scenario.hasPrefix("cname-chain-") ? Int(scenario.dropFirst(12))! : 0
            return (0..<length).map { 2 + 10 + ($0 < 10 ? 3 : 4) + 2 }
        }

        var authority: [Int] {
            switch scenario {
            case "section-bloat": [5, 6, 6, 6].map { 2 + 10 + $0 }
            case "cname-only": [Self.startOfAuthority]
            default: []
            }
        }

        var additional: [Int] { scenario == "section-bloat" ? [5, 6, 6, 6].map { $0 + 10 + 4 } : [] }

        var copies: Int { scenario == "duplicate" ? 2 : 1 }

        /// The octets of a response with so many records; `extras` are aliases, and `sections` those behind the answer.
        func octets(_ records: Int, extras: Bool = true, sections: Bool = true) -> Int {
            let owner = scenario == "no-compress" ? nameLength : 2
            return 12 + nameLength + 2 + 2 + (ednsSize == nil ? 0 : 11)
                + (extras ? aliases.reduce(0, +) : 0) + (sections ? (authority + additional).reduce(0, +) : 0)
                + records * copies * (owner + 2 + 2 + 4 + 2 + (type == .a ? 4 : 16))
        }

        /// What may go back.
        var allowed: Int {
            if transport == .tcp { return 65_535 }
            guard let ednsSize, ednsSize > 512 else { return 512 }
            return min(ednsSize, 65_507)
        }

        /// The most records that fit in so many octets, found by trying.
        func fitting(_ limit: Int) -> Int {
            var records = 0
            while records < count, octets(records + 1) <= limit { records += 1 }
            return records
        }
    }
}
