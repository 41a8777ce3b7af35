import Glibc

/// A blocking socket of a test's client. What never comes ends the test instead of hanging it.
final class ClientSocket {
    struct Failure: Error, CustomStringConvertible {
        let description: String
        let errno: Int32

        init(_ call: String, _ code: Int32 = Glibc.errno) {
            errno = code
            description = "\(call): \(String(cString: strerror(errno)))"
        }
    }

    let descriptor: Int32

    /// Longer than anything takes here, in milliseconds; only a failing test waits for it.
    private static let patience: Int32 = 10_000

    init(_ type: __socket_type) throws {
        descriptor = socket(AF_INET, Int32(type.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw Failure("socket") }
    }

    /// Takes a free port, which nobody else can have until the end.
    func occupy() throws -> UInt16 {
        let code = SocketAddress("127.0.0.1", port: 0).withPointer { Glibc.bind(descriptor, $0, $1) }
        var name = SocketAddress()
        guard code == 0, name.fill({ Int(getsockname(descriptor, $0, $1)) }) == 0 else { throw Failure("bind") }
        return UInt16(bigEndian: name.name.sin_port)
    }

    /// Asks from this address, at a free port.
    func bind(to address: String) throws {
        let code = SocketAddress(address, port: 0).withPointer { Glibc.bind(descriptor, $0, $1) }
        guard code == 0 else { throw Failure("bind") }
    }

    /// Returns when there is something to read, or the end.
    func awaitInput() throws {
        var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&polled, 1, Self.patience) > 0 else { throw Failure("nothing came", ETIMEDOUT) }
    }

    deinit {
        close(descriptor)
    }
}

/// An IPv4 address and port as the socket calls take them.
struct SocketAddress: Equatable, CustomStringConvertible {
    var name = sockaddr_in()

    init() {}

    init(_ text: String, port: UInt16) {
        name.sin_family = sa_family_t(AF_INET)
        name.sin_port = port.bigEndian
        inet_pton(AF_INET, text, &name.sin_addr)
    }

    var description: String {
        let host = UInt32(bigEndian: name.sin_addr.s_addr)
        let octets = [24, 16, 8, 0].map { String(host >> UInt32($0) & 0xFF) }
        return "\(octets.joined(separator: ".")):\(UInt16(bigEndian: name.sin_port))"
    }

    static func == (left: SocketAddress, right: SocketAddress) -> Bool { left.description == right.description }

    func withPointer<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
        withUnsafePointer(to: name) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
        }
    }

    mutating func fill(_ body: (UnsafeMutablePointer<sockaddr>, UnsafeMutablePointer<socklen_t>) -> Int) -> Int {
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        return withUnsafeMutablePointer(to: &name) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, &length) }
        }
    }
}
