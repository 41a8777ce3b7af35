internal import ArgumentParser
internal import Conformance
internal import DNSWire
internal import Foundation
internal import Origin

struct ReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Replays recorded answers: to any client on a port, or to a subject in the sandbox.",
        discussion: """
            Examples:
              brimful replay capture.pcap --listen 127.0.0.1:5300
              dig @127.0.0.1 -p 5300 us-street.api.example.com +noedns

            Files: fixtures of ours, pcap and pcapng, testns files, a response in raw octets or in hex.
            """)

    @Argument(help: "What was recorded: fixtures' folders, captures, testns files, responses in octets or hex.")
    var files: [String]

    @Option(help: "Serve them at this address and port, IPv4.")
    var listen: String?

    func run() async throws {
        guard let listen else { throw Failure.usage("replay: say where to: --listen ADDR:PORT") }
        let source = RecordingSource()
        let items = try files.flatMap { try source.read($0) }
        try await ReplayService(items: items, listen: listen).run()
    }
}
