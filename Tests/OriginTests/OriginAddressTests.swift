import Glibc
import Testing

@testable import Origin

/// What can't be served is one line: what, where, why.
@Suite struct OriginAddressTests {
    private func expectRefusal(at address: String, port: UInt16, _ line: String) async throws {
        try await serving { origin, _ in
            let error = await #expect(throws: OriginError.self) {
                try await origin.serve(address: address, port: port)
            }
            #expect(error?.description == line)
        }
    }

    @Test(arguments: [SOCK_DGRAM, SOCK_STREAM])
    func `a port that is taken is said with its transport`(type: __socket_type) async throws {
        let occupied = try ClientSocket(type)
        let port = try occupied.occupy()
        let transport = type == SOCK_DGRAM ? "UDP" : "TCP"
        try await expectRefusal(at: "127.0.0.1", port: port, "\(transport) 127.0.0.1:\(port): Address already in use")
    }

    @Test func `an address that is not ours is said`() async throws {
        try await expectRefusal(at: "192.0.2.1", port: 0, "UDP 192.0.2.1:0: Cannot assign requested address")
    }

    @Test(arguments: ["localhost", "::1", ""]) func `what is no IPv4 address is said`(address: String) async throws {
        try await expectRefusal(at: address, port: 0, "\(address): no IPv4 address")
    }
}
