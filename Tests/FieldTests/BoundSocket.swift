import Conformance
import DNSWire
import Foundation
import Glibc

@testable import Field

/// A server's socket on this machine that does what a test wants.
final class BoundSocket: Sendable {
    struct Failure: Error {}

    private let descriptor: Int32
    let place: ServerAddress

    init(over transport: Transport = .udp) throws {
        let kind = transport == .udp ? SOCK_DGRAM : SOCK_STREAM
        descriptor = socket(AF_INET, Int32(kind.rawValue), 0)
        var own = sockaddr_in()
        (own.sin_family, own.sin_addr.s_addr) = (sa_family_t(AF_INET), UInt32(0x7F00_0001).bigEndian)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let file = descriptor
        let isBound = withUnsafeMutablePointer(to: &own) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(file, $0, length) == 0 && getsockname(file, $0, &length) == 0
            }
        }
        guard isBound, transport == .udp || listen(file, 1) == 0 else { throw Failure() }
        place = ServerAddress(Address(ipv4: 0x7F00_0001), port: UInt16(bigEndian: own.sin_port))
    }

    deinit { close(descriptor) }

    /// Waits for a datagram, and answers it so often with one octet.
    func answer(times: Int) throws {
        var (asker, length) = (sockaddr_in(), socklen_t(MemoryLayout<sockaddr_in>.size))
        var octet: UInt8 = 0
        let isAnswered = withUnsafeMutablePointer(to: &asker) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { asker in
                guard recvfrom(descriptor, &octet, 1, 0, asker, &length) == 1 else { return false }
                octet = 2
                return (0..<times).allSatisfy { _ in sendto(descriptor, &octet, 1, 0, asker, length) == 1 }
            }
        }
        guard isAnswered else { throw Failure() }
    }

    /// Takes a connection, sends this over it, and keeps it until the other side ends it: on a thread of its own, which waits
    /// for nobody's turn.
    func begin(_ octets: [UInt8]) {
        Thread.detachNewThread { [descriptor] in
            let connection = accept(descriptor, nil, nil)
            defer { close(connection) }
            guard send(connection, octets, octets.count, Int32(MSG_NOSIGNAL)) == octets.count else { return }
            var query = [UInt8](repeating: 0, count: 512)
            while recv(connection, &query, query.count, 0) > 0 {}
        }
    }
}
