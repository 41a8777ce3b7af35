/// Does something at once, on the thread that calls it, in another network than this process's: sockets that are made in it
/// belong there.
public typealias NetworkEntry = @Sendable (() -> Void) -> Void

extension NetworkEntry? {
    /// Does it there, or here when there is none.
    public func doing(_ body: () -> Void) {
        if let self { self(body) } else { body() }
    }
}
