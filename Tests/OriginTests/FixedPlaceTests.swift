import Conformance
import Glibc
import Scenarios
import Testing

@testable import Origin

/// One address and port, at which scenarios are played one after the other.
@Suite struct FixedPlaceTests {
    private static func scenario(_ name: String) throws -> Scenario {
        try #require(ScenarioCatalogue.all.first { $0.name == name })
    }

    /// An origin, and a place that stays free while nothing is played: no other test has this address, and no port of this
    /// range is given to clients.
    private func withPlace(_ body: (Origin, Endpoint) async throws -> Void) async throws {
        let address = "127.77.\(UInt8.random(in: 0...254)).\(UInt8.random(in: 1...254))"
        try await serving { origin, _ in
            try await body(origin, Endpoint(address: address, port: UInt16.random(in: 20_000..<30_000)))
        }
    }

    /// Whether connections are refused, sooner or later: a program that another test is just starting has the descriptor of
    /// the listener that was closed until it has become that program.
    private static func isRefused(at place: Endpoint) async -> Bool {
        for _ in 0..<500 {
            do { _ = try TCPClient(to: place.port, at: place.address) } catch { return true }
            try? await Task.sleep(for: .milliseconds(20))
        }
        return false
    }

    @Test func `TCP is refused, and there again, at the same place`() async throws {
        try await withPlace { origin, place in
            for name in ["clean", "tcp-refused", "clean", "tcp-blackhole", "clean"] {
                try await origin.leasing(try Self.scenario(name), at: place) { lease in
                    #expect(lease.origin == place.address)
                    #expect(lease.missesConnections == (name != "clean"))
                    if name == "clean" {
                        _ = try TCPClient(to: place.port, at: place.address)
                    } else if name == "tcp-refused" {
                        #expect(await Self.isRefused(at: place))
                    }
                }
            }
        }
    }

    @Test func `a connection ends with the scenario that it was made in`() async throws {
        try await withPlace { origin, place in
            var client: TCPClient?
            try await origin.leasing(try Self.scenario("clean"), at: place) { _ in
                client = try TCPClient(to: place.port, at: place.address)
            }
            #expect(try client?.receive(1) == [])
        }
    }

    @Test(
        arguments: [
            ("127.0.0.1:5353", 5353, nil), ("9.9.9.9", 53, 53), ("127.0.0.1:0", 0, nil),
            ("0.0.0.0:65535", 65_535, 53),
        ] as [(String, UInt16, UInt16?)])
    func `an address and a port are read`(_ text: String, _ port: UInt16, _ usual: UInt16?) throws {
        let place = try Endpoint(text, usualPort: usual)
        #expect(place.port == port)
        #expect("\(place)" == (text.contains(":") ? text : "\(text):\(port)"))
    }

    @Test(arguments: [
        "", ":", "127.0.0.1", "127.0.0.1:", "127.0.0.1:-1", "127.0.0.1:65536", "127.0.0:53", "::1", "[::1]:53",
        "host:53", "127.0.0.1:53 ", String(repeating: "1", count: 1000),
    ])
    func `what is no address and port is said in one line`(_ text: String) {
        let error = #expect(throws: OriginError.self) { try Endpoint(text) }
        #expect((error?.description.utf8.count ?? 0) < 200)
    }
}
