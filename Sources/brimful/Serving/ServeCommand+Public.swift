internal import Conformance
internal import DNSWire
internal import Origin

extension ServeCommand {
    /// What `--public` serves.
    ///
    /// - Throws: `Failure` for options that don't go with it, or say nothing.
    func publicService() throws -> PublicService {
        guard name == nil, scenario == "clean", omit.isEmpty else {
            throw Failure.usage("--public serves the zone's cases: --name, --scenario and --omit don't go with it")
        }
        guard (1...100_000).contains(rate) else {
            throw Failure.usage("--rate: \(rate): give a number from 1 to 100000")
        }
        let zone = try ZoneName.read(zone, option: "--zone")
        guard (1...86_400).contains(logSeconds) else {
            throw Failure.usage("--log-seconds: \(logSeconds): give a number from 1 to 86400")
        }
        var settings = GuardSettings()
        settings.rate = rate
        return PublicService(
            zone: zone, servers: try nameServers.servers(of: zone), places: try usedPlaces.map(Self.servicePlace),
            settings: settings, logsAddresses: logAddresses,
            logInterval: .seconds(logSeconds))
    }

    private static func servicePlace(_ text: String) throws -> ServicePlace {
        do { return try ServicePlace(text) } catch { throw Failure.usage("--listen: \(error)") }
    }
}
