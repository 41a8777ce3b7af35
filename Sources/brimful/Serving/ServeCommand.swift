internal import ArgumentParser
internal import Conformance
internal import DNSWire
internal import Foundation
internal import Origin
internal import Scenarios

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serves large answers to real clients: one name, or the name of every case.",
        discussion: """
            Examples:
              brimful serve --name us-street.api.example.com --answers 40
              dig @127.0.0.1 -p 5300 us-street.api.example.com +noedns
              dig @127.0.0.1 -p 5300 1.a40.tc-partial.brimful.example
              brimful serve --scenario ./mine.yml
              brimful serve --public --zone big.example.net --ns ns1.example.net --listen 192.0.2.1:53 --listen '[2001:db8::1]:53'
            """)

    @Option(
        help: "Address and port, repeated for more; IPv6 as [::1]:5300, with --public only. (default: 127.0.0.1:5300)")
    var listen: [String] = []

    @ArgumentParser.Flag(
        name: .customLong("public"),
        help: """
            Be an authoritative server of --zone alone that may stand on the Internet: no answer over UDP above \
            2 times its query for an address that no DNS cookie proves, and a rate for every /24 and /56.
            """)
    var isPublic = false

    @OptionGroup var nameServers: NameServerOption

    @Option(help: "With --public: queries a second of one /24 or /56 that are answered over UDP.")
    var rate = GuardSettings().rate

    @ArgumentParser.Flag(
        help: "With --public: write every query with its asker's address on stderr, instead of counts only.")
    var logAddresses = false

    @Option(help: "With --public: seconds between two lines of counts on stderr.")
    var logSeconds = 60

    @Option(help: "A name to serve besides the cases, with --answers records.")
    var name: String?

    @Option(help: "The number of records of --name.")
    var answers = 40

    @Option(help: "What happens to the answers for --name, and to TCP: a scenario's name, or a scenario file's path.")
    var scenario = "clean"

    @Option(help: "What the answers for --name lack: ra, opt. Comma list.")
    var omit: [String] = []

    @Option(help: "The zone of the cases' names.")
    var zone = "brimful.example."

    func run() async throws {
        if isPublic { return try await publicService().run() }
        guard nameServers.ns.isEmpty, !logAddresses else {
            throw Failure.usage("--ns and --log-addresses go with --public")
        }
        let places = try usedPlaces.map(Self.endpoint)
        guard Selection.counts.contains(answers) else {
            throw Failure.usage("--answers: \(answers): give a number from 1 to 4096")
        }
        let played = try Self.one(scenario).omitting(try parts())
        if played.tcpFault == .blackhole {
            throw Failure.usage("--scenario \(scenario): needs the sandbox; `brimful audit` plays it")
        }
        let origin = try makeOrigin(played)
        for place in places { try await serve(origin, at: place, played.tcpFault) }
        try await Task.sleep(for: .seconds(Int64.max / 2))
    }

    var usedPlaces: [String] { listen.isEmpty ? ["127.0.0.1:5300"] : Selection.words(listen) }

    private func serve(_ origin: Origin, at place: Endpoint, _ tcpFault: Fault.TCPFault?) async throws {
        let bound: UInt16
        do { bound = try await origin.serve(address: place.address, port: place.port, tcpFault: tcpFault) } catch {
            throw Failure.undecided("--listen \(place): \(error)")
        }
        let transports = tcpFault == .refused ? "UDP" : "UDP and TCP"
        try ReportDestination(path: nil).write("serving on \(place.address):\(bound), \(transports)")
    }

    private func makeOrigin(_ played: Scenario) throws -> Origin {
        do {
            // Where the other type is struck, it must not be in order.
            let types = played.isOfPairs ? [.a] : RecordType.allCases
            let fixed = name.map { name in
                types.map { FixedName(name: name, type: $0, count: answers, faults: played.faults) }
            }
            return try Origin(
                zone: try DomainName(zone), scenarios: Self.served(with: played), fixed: fixed ?? [],
                watchesConnections: false)
        } catch let error as WireError {
            throw Failure.usage("--name or --zone: \(error)")
        } catch {
            throw Failure.undecided(String(describing: error))
        }
    }

    private func parts() throws -> [Fault.ResponsePart] {
        try Selection.words(omit).map { word in
            guard let part = Fault.ResponsePart(rawValue: word) else {
                let known = Fault.ResponsePart.allCases.map(\.rawValue).joined(separator: ", ")
                throw Failure.usage("--omit: \"\(word.printable(40))\" is none of \(known)")
            }
            return part
        }
    }

    private static func one(_ selector: String) throws -> Scenario {
        let chosen = try Selection.scenarios([selector])
        guard chosen.count == 1 else {
            throw Failure.usage("--scenario: \"\(selector)\" is \(chosen.count) scenarios; give the name of one")
        }
        return chosen[0]
    }

    /// Every case has a name, of a user's own scenario too.
    private static func served(with played: Scenario) -> [Scenario] {
        ScenarioCatalogue.all.contains { $0.name == played.name }
            ? ScenarioCatalogue.all : ScenarioCatalogue.all + [played]
    }

    private static func endpoint(_ text: String) throws -> Endpoint {
        do { return try Endpoint(text) } catch { throw Failure.usage("--listen: \(error)") }
    }
}
