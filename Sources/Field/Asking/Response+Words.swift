internal import Conformance
internal import DNSWire

extension Response {
    /// What the server did, behind its name.
    public var words: String {
        switch status {
        case .silent: "doesn't answer over \(way)"
        case .refusedConnection: "has nothing that listens on \(way)"
        case .closed: "ends TCP connections without a whole answer"
        case .unfinished: "begins an answer over TCP, and doesn't end it in time"
        case .unreachable(let why): "can't be reached (\(why))"
        case .unreadable: "answers with broken messages over \(way)"
        case .answered: isTruncated ? "answers with TC=1 over \(way)" : "answers \(ResponseCode.name(rcode ?? 0))"
        }
    }

    private var way: String { transport == .udp ? "UDP" : "TCP" }
}
