import FixtureFormats
import Foundation
import TestTools
import Testing

extension EndToEnd {
    /// From somebody's capture to a server that answers in the same way.
    @Suite struct ImportedCaptureTests {
        private static let name = "us-street.api.example.com."

        /// Without the ID.
        private func responses(_ capture: [UInt8], port: UInt16) throws -> [[UInt8]] {
            let exchange = try Capture(reading: capture, ports: [port]).exchange()
            let messages = exchange.conversation.messages.filter { $0.name.contains("response") }
            return messages.map { Array($0.octets.dropFirst(2)) }
        }

        private func unbound(in folder: String) async throws -> TracedDig {
            let data = (1...40).map { "local-data: \"\(Self.name) 60 A 198.18.0.\($0)\"" }
            return try await TracedDig.unbound(["local-zone: \"example.com.\" static"] + data, in: folder)
        }

        @Test(arguments: [["+bufsize=512"], ["+noedns"], ["+bufsize=1232"], ["+tcp"]])
        func `what dig got from unbound it gets from the fixture, octet by octet`(_ options: [String]) async throws {
            try await withScratchFolder { folder in
                let dig = [Self.name, "A", "+noall", "+answer"] + options
                let (capture, output) = try await unbound(in: folder).capture(
                    dig, in: folder, hasTCP: options != ["+bufsize=1232"])
                #expect(output.split(separator: "\n").filter { $0.contains("198.18.0.") }.count == 40)
                try Data(capture).write(to: URL(fileURLWithPath: "\(folder)/report.pcap"))
                let run = try await Brimful.run(["fixtures", "import", "\(folder)/report.pcap", "--output", folder])
                #expect(run.code == 0, "\(run.complaints)")
                let fixture = "\(folder)/captured/us-street.api.example.com/a"
                #expect(try await Brimful.run(["fixtures", "verify", folder]).code == 0)
                for recording in [fixture, "\(folder)/report.pcap"] {
                    let replay = TracedDig(
                        serving: "\(Brimful.executable) replay \(recording) --listen 127.0.0.1:5300", port: 5300)
                    let replayed = try await replay.capture(dig, in: folder, hasTCP: options != ["+bufsize=1232"])
                    #expect(try responses(replayed.capture, port: 5300) == responses(capture, port: 53))
                    #expect(replayed.output.contains("198.18.0.40"))
                }
            }
        }

        @Test func `nothing of the client's address is in the fixture`() async throws {
            try await withScratchFolder { folder in
                let (capture, _) = try await unbound(in: folder).capture(
                    [Self.name, "A", "+subnet=203.0.113.77/32", "-b", "127.0.3.7"], in: folder, hasTCP: false)
                try Data(capture).write(to: URL(fileURLWithPath: "\(folder)/report.pcap"))
                let run = try await Brimful.run([
                    "fixtures", "import", "\(folder)/report.pcap", "--output", "\(folder)/o",
                ])
                #expect(run.code == 0 && run.complaints.contains { $0.contains("EDNS Client Subnet was set to zero") })
                for secret: [UInt8] in [[203, 0, 113, 77], [127, 0, 3, 7]] {
                    #expect(Data(capture).range(of: Data(secret)) != nil)
                    for path in try FileManager.default.subpathsOfDirectory(atPath: "\(folder)/o") {
                        let contents = (try? Data(contentsOf: URL(fileURLWithPath: "\(folder)/o/\(path)"))) ?? Data()
                        #expect(contents.range(of: Data(secret)) == nil, "\(path)")
                    }
                }
            }
        }
    }
}
