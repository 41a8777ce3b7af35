import DNSWire
import FixtureFormats
import Foundation
import TestTools
import Testing

/// A real exchange of real programs, as tcpdump saw it.
@Suite struct CaptureTcpdumpTests {
    @Test func `tcpdump of dig +bufsize=512 with unbound is read as one conversation`() async throws {
        let octets = try await Self.capture(addresses: 60, dig: ["www.brimful.example.", "A", "+bufsize=512"])
        let capture = try Capture(reading: octets)
        let exchange = try capture.exchange()
        #expect(capture.exchanges.count == 1)
        #expect(capture.notes.isEmpty, "\(capture.notes)")
        #expect(exchange.notes.isEmpty, "\(exchange.notes)")
        #expect(exchange.question?.name.description == "www.brimful.example.")
        let udp = try #require(exchange.conversation.udp?.responses.first)
        #expect(try StrictMessage(reading: udp.octets).flags.tc)
        let tcp = try #require(exchange.conversation.tcp)
        #expect(tcp.opening == .accepted && tcp.ending == .client)
        #expect(try StrictMessage(reading: try #require(tcp.message)).answer.count == 60)
        #expect(try StrictMessage(reading: try #require(tcp.query)).edns?.udpPayloadSize == 512)
        let written = try Capture(reading: try CaptureSamples.pcap(exchange.conversation))
        #expect(written.exchanges.map(\.conversation) == [exchange.conversation])
    }

    private static func capture(addresses: Int, dig arguments: [String]) async throws -> [UInt8] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "brimful-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let data = (1...addresses).map { "local-data: \"www.brimful.example. 60 A 198.18.0.\($0)\"" }
        let unbound = try await TracedDig.unbound(["local-zone: \"brimful.example.\" static"] + data, in: folder)
        return try await unbound.capture(arguments, in: folder).capture
    }
}
