import Conformance
import Scenarios

@testable import Origin

/// Runs `body` with an origin that listens on a port of its own, UDP and TCP.
func serving(
    at address: String = "127.0.0.1", scenarios: [Scenario] = ScenarioCatalogue.all, tcpFault: Fault.TCPFault? = nil,
    _ body: (_ origin: Origin, _ port: UInt16) async throws -> Void
) async throws {
    let origin = try Origin(zone: Query.zone, scenarios: scenarios, watchesConnections: false)
    do {
        try await body(origin, try await origin.serve(address: address, port: 0, tcpFault: tcpFault))
        await origin.shutDown()
    } catch {
        await origin.shutDown()
        throw error
    }
}
