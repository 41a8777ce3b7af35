internal import Conformance
internal import DNSWire
internal import Foundation
internal import Origin
internal import Scenarios

/// `brimful serve --public`: a server that may stand on the Internet.
struct PublicService {
    let zone: DomainName
    let servers: [NameServer]
    let places: [ServicePlace]
    let settings: GuardSettings
    let logsAddresses: Bool
    let logInterval: Duration

    /// All that such a server can play.
    private static let scenarios = ScenarioCatalogue.all.filter { !$0.publicPlay.isNever }

    /// Serves until it is told to end, and says then what it did.
    func run() async throws {
        let server = try makeServer()
        // Before it says that it serves, a signal must not end it any more without a last word.
        let end = EndSignal()
        try await announce(server)
        let log = ServiceLog(interval: logInterval) { server.counts }
        let counts = Task { await log.writeCounts() }
        await end.wait()
        counts.cancel()
        await server.shutDown()
        log.writeSummary()
    }

    private func makeServer() throws -> PublicServer {
        let note: (@Sendable (QueryNote) -> Void)? = logsAddresses ? ServiceLog.write : nil
        do {
            return try PublicServer(
                zone: zone, servers: servers, scenarios: Self.scenarios, settings: settings, note: note)
        } catch let error as WireError {
            throw Failure.usage("--zone \(zone): \(error)")
        } catch {
            throw Failure.undecided(String(describing: error))
        }
    }

    private func announce(_ server: PublicServer) async throws {
        for place in places {
            let bound: ServicePlace
            do { bound = try await server.serve(at: place) } catch {
                throw Failure.undecided("--listen \(place): \(error)")
            }
            try ReportDestination(path: nil).write("serving \(zone) on \(bound), UDP and TCP")
        }
    }
}
