internal import Conformance
public import DNSWire

extension Capture {
    /// Picks one exchange.
    ///
    /// - Parameters:
    ///   - name: the question's name; nil for any.
    ///   - number: its place among all exchanges, from 1; nil for the one with the most answer records in a response,
    ///     which of several is the first.
    /// - Throws: `CaptureError` that lists what is there when nothing fits.
    public func exchange(
        matching name: DomainName? = nil, number: Int? = nil
    ) throws(CaptureError) -> CapturedExchange {
        guard !exchanges.isEmpty else { throw .noExchange(notes: notes) }
        var best: (exchange: CapturedExchange, answers: Int)?
        for (index, exchange) in exchanges.enumerated() where number == nil || index + 1 == number {
            guard name == nil || exchange.question?.name == name else { continue }
            let answers = exchange.mostAnswers
            if best.map({ answers > $0.answers }) ?? true { best = (exchange, answers) }
        }
        guard let best else { throw .noSuchExchange(asked: Self.asked(name, number), there: list) }
        return best.exchange
    }

    private static func asked(_ name: DomainName?, _ number: Int?) -> String {
        [number.map { "number \($0)" }, name.map { "about \($0)" }].compactMap { $0 }.joined(separator: " ")
    }

    private static let longestList = 20

    private var list: [String] {
        let shown = exchanges.prefix(Self.longestList).enumerated().map { index, exchange in
            "\(index + 1) \(exchange.title)"
        }
        return exchanges.count > Self.longestList ? shown + ["… (\(exchanges.count) in all)"] : shown
    }
}

extension CapturedExchange {
    /// The most answer records that a response claims to have (ANCOUNT).
    fileprivate var mostAnswers: Int {
        let datagrams = conversation.udp?.responses.map { $0.octets[...] } ?? []
        let message = conversation.tcp?.message.map { [$0[...]] } ?? []
        return (datagrams + message).map { MessageHead($0).answerCount }.max() ?? 0
    }

    /// What it is about, such as `example. A` (RFC 3597 §5 for other types).
    fileprivate var title: String {
        guard let question else { return "(no question)" }
        let type = RecordType.allCases.first { $0.code == question.type }?.rawValue ?? "TYPE\(question.type)"
        return "\(question.name) \(type)"
    }
}
