import DNSWire
import FixtureFormats
import Testing

/// Which exchange of a capture is meant.
@Suite struct CaptureChoiceTests {
    /// Exchanges about these names, with so many answer records.
    private static func capture(_ answers: (String, Int)...) throws -> Capture {
        var packets = PcapPackets(try CaptureSamples.pcap(.init()))
        for (index, (name, count)) in answers.enumerated() {
            let id = UInt16(index)
            let conversation = Conversation(
                udp: .init(
                    query: try CaptureSamples.query(name, id: id),
                    responses: [.init(try CaptureSamples.response(count, name, id: id))]))
            packets.packets += PcapPackets(try CaptureSamples.pcap(conversation)).packets.map {
                ($0.microseconds + index * 1_000_000, $0.octets)
            }
        }
        return try Capture(reading: packets.octets(linkType: 101))
    }

    @Test func `the only one is taken`() throws {
        #expect(try Self.capture(("a.example.", 0)).exchange().question?.name.description == "a.example.")
    }

    @Test func `of several the one with the most answer records is taken, the first of equals`() throws {
        let capture = try Self.capture(("a.example.", 2), ("b.example.", 9), ("c.example.", 9), ("d.example.", 1))
        #expect(try capture.exchange().question?.name.description == "b.example.")
    }

    @Test func `answer records over TCP count as well`() throws {
        let tcp = try CaptureSamples.accepted([CaptureSamples.framed(try CaptureSamples.response(30))])
        var packets = PcapPackets(try CaptureSamples.pcap(.init(tcp: tcp)))
        let udp = Conversation(udp: try CaptureSamples.datagrams(.init(try CaptureSamples.response(20))))
        packets.packets += PcapPackets(try CaptureSamples.pcap(udp)).packets.map {
            ($0.microseconds + 60_000_000, $0.octets)
        }
        #expect(try Capture(reading: packets.octets(linkType: 101)).exchange().conversation.tcp == tcp)
    }

    @Test func `one is picked by its name, whatever the case, or by its number`() throws {
        let capture = try Self.capture(("a.example.", 2), ("b.example.", 9), ("a.example.", 3))
        #expect(try capture.exchange(matching: DomainName("A.Example")) == capture.exchanges[2])
        #expect(try capture.exchange(number: 1) == capture.exchanges[0])
        #expect(try capture.exchange(matching: DomainName("a.example."), number: 1) == capture.exchanges[0])
    }

    @Test func `what isn't there is answered with what is there, in one line`() throws {
        let capture = try Self.capture(("a.example.", 2), ("b.example.", 9))
        let list = "there are: 1 a.example. A, 2 b.example. A"
        #expect(message { try capture.exchange(number: 3) } == "no exchange number 3; \(list)")
        #expect(message { try capture.exchange(number: 0) } == "no exchange number 0; \(list)")
        #expect(
            message { try capture.exchange(matching: DomainName("c.example.")) }
                == "no exchange about c.example.; \(list)")
        #expect(
            message { try capture.exchange(matching: DomainName("a.example."), number: 2) }
                == "no exchange number 2 about a.example.; \(list)")
    }

    @Test func `a capture without DNS says what was in it`() throws {
        var packets = PcapPackets(try CaptureSamples.pcap(.init(udp: try CaptureSamples.datagrams())))
        packets.packets[0].octets[9] = 1
        let capture = try Capture(reading: packets.octets(linkType: 101))
        #expect(
            message { try capture.exchange() }
                == "no DNS exchange in this capture (1 packet with neither UDP nor TCP)")
    }

    private func message(_ body: () throws -> CapturedExchange) -> String? {
        do { return try body().question?.name.description } catch { return "\(error)" }
    }
}
