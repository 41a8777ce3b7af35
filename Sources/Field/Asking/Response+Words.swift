extension Response {
    /// What the server did, behind its name.
    public var account: String {
        switch status {
        case .answered: rcode.map { "answers \(ResponseCode.name($0))" } ?? "answers with TC=1 and nothing more"
        case .silent: "doesn't answer"
        case .refusedConnection: "has nothing that listens"
        case .closed: "closes the connection"
        case .unreachable(let why): "can't be reached (\(why))"
        case .unreadable(let why): "answers with a broken message (\(why))"
        }
    }
}
