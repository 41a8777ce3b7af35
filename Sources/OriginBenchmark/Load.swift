/// One way of asking: what, over which transport, and how many times.
struct Load: Codable, Equatable, Sendable {
    enum Transport: String, Codable, Sendable {
        case udp, tcp
    }

    let transport: Transport
    /// The owner name, without the final dot.
    let name: String
    /// The A records in one response.
    let answers: Int
    /// The responses that one measurement waits for.
    let responses: Int

    /// The three loads: datagrams, small responses on a stream, large ones on a stream.
    static func all(scale: Double) -> [Load] {
        let incident = "us-street.api.example.com"
        return [
            Load(transport: .udp, name: incident, answers: 40, responses: 200_000).scaled(by: scale),
            Load(transport: .tcp, name: incident, answers: 40, responses: 200_000).scaled(by: scale),
            Load(transport: .tcp, name: "thousand.example.com", answers: 1000, responses: 40_000).scaled(by: scale),
        ]
    }

    /// The stable name of this load, such as `udp-40`.
    var id: String { "\(transport.rawValue)-\(answers)" }

    func scaled(by factor: Double) -> Load {
        let count = max(1, Int(Double(responses) * factor))
        return Load(transport: transport, name: name, answers: answers, responses: count)
    }
}
