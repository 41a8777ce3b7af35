internal import CSockets
internal import Glibc

/// A network namespace beside the one that the sandbox is in: it is gone when nobody holds it and nothing runs in it.
public final class NetworkNamespace: Sendable {
    private let descriptor: Int32

    /// Where this process was at first.
    private static let home = open("/proc/self/ns/net", O_RDONLY | O_CLOEXEC)

    /// - Throws: `SandboxError`.
    public init() throws(SandboxError) {
        descriptor = brimful_new_network()
        guard descriptor >= 0 else {
            throw SandboxError("network namespace: \(String(cString: strerror(-descriptor)))")
        }
    }

    deinit { close(descriptor) }

    /// Where another process finds it.
    public var path: String { "/proc/\(getpid())/fd/\(descriptor)" }

    /// Does something at once in it, on this thread: sockets that are made in it belong there.
    public func within(_ body: () -> Void) {
        let entered = brimful_enter_network(descriptor)
        precondition(entered == 0, "a network namespace of ours can't be entered: errno \(-entered)")
        body()
        // A thread that can't come back would make its sockets in the wrong place from now on.
        let left = brimful_enter_network(Self.home)
        precondition(left == 0, "the own network namespace can't be entered: errno \(-left)")
    }
}
