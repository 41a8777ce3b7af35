internal import ArgumentParser
internal import Conformance
internal import DNSWire
internal import FixtureFormats
internal import Fixtures
internal import Foundation

struct FixturesImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Turns a DNS exchange of a packet capture into a fixture, without the client's address.",
        discussion: """
            Examples:
              brimful fixtures import capture.pcap
              brimful fixtures import capture.pcapng --name us-street.api.example.com --output cases

            Without --name and --number it is the exchange with the most answer records. The octets of its messages
            stay as they are, but for a client's address in an EDNS Client Subnet option, which becomes zero.
            """)

    @Argument(help: "The capture: pcap or pcapng, as tcpdump, Wireshark or dnscap write them.")
    var file: String

    @Option(help: "The name that the exchange is about.")
    var name: String?

    @Option(help: "The place of the exchange in the capture, from 1.")
    var number: Int?

    @Option(help: "The folder to write into.")
    var output = "fixtures"

    /// A larger capture should be cut first; all of it is held in memory.
    private static let longestFile = 1 << 30

    func run() throws {
        let exchange = try exchange().scrubbed
        let fixture = try fixture(of: exchange)
        let folder = FixtureSet(output).folder(of: fixture.id)
        let source = FixtureManifest.CaptureSource(
            file: URL(fileURLWithPath: file).lastPathComponent, notes: exchange.notes)
        do {
            try folder.write(try FixtureFiles(fixture, capture: source, formats: FormatCatalogue.usual))
        } catch {
            throw Failure.undecided(error.description)
        }
        for note in exchange.notes { complain(note) }
        print("\(folder.path): \(fixture.name) \(fixture.type.rawValue), \(fixture.count) addresses")
    }

    private func exchange() throws -> CapturedExchange {
        do {
            let asked = try name.map { text throws(WireError) in try DomainName(text) }
            let capture = try Capture(reading: try FileOctets.read(file, atMost: Self.longestFile))
            for note in capture.notes { complain(note) }
            return try capture.exchange(matching: asked, number: number)
        } catch let error as WireError {
            throw Failure.usage("--name: \(error)")
        } catch let failure as FileOctets.Failure {
            throw Failure.usage(failure.description)
        } catch {
            throw Failure.usage("\(file): \(error)")
        }
    }

    private func fixture(of exchange: CapturedExchange) throws -> Fixture {
        guard let question = exchange.question else {
            throw Failure.usage("\(file): the exchange has no question that can be read")
        }
        guard let type = CapturedFixture.type(of: question) else {
            throw Failure.usage("\(file): the exchange is about records of type \(question.type), not A or AAAA")
        }
        return CapturedFixture(
            id: CapturedFixture.id(of: question), name: question.name, type: type, conversation: exchange.conversation
        ).fixture
    }
}
