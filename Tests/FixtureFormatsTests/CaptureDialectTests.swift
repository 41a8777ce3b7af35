import DNSWire
import FixtureFormats
import TestTools
import Testing

/// Captures of every dialect and link layer say the same.
@Suite struct CaptureDialectTests {
    /// A truncated response, and the whole over TCP in pieces.
    private static func conversation() throws -> Conversation {
        let whole = CaptureSamples.framed(try CaptureSamples.response(100))
        return .init(
            udp: try CaptureSamples.datagrams(.init(try CaptureSamples.response(0, tc: true))),
            tcp: try CaptureSamples.accepted([Array(whole.prefix(700)), Array(whole[700...])]))
    }

    @Test(arguments: ["pcapng", "nsecpcap", "modpcap", "pcap"])
    func `what editcap makes of a capture says the same`(_ dialect: String) async throws {
        let pcap = try CaptureSamples.pcap(try Self.conversation())
        let octets = try await TestTool.editcap.octets(["-F", dialect, "-", "-"], input: pcap)
        #expect(try Capture(reading: octets) == Capture(reading: pcap))
    }

    @Test func `packets cut by the snap length are noticed`() async throws {
        let pcap = try CaptureSamples.pcap(try Self.conversation())
        let octets = try await TestTool.editcap.octets(["-s", "100", "-F", "pcapng", "-", "-"], input: pcap)
        for octets in [octets, PcapPackets(pcap).octets(linkType: 101, snapLength: 100)] {
            let capture = try Capture(reading: octets)
            #expect(capture.notes == ["2 packets cut by the snap length: capture with tcpdump -s 0"])
            #expect(capture.exchanges.count == 1)
            #expect(capture.exchanges.first?.conversation.udp == (try Self.conversation().udp))
            #expect(capture.exchanges.first?.notes == ["octets are missing of what the server sent over TCP"])
        }
    }

    @Test(
        arguments: [
            (101, []), (12, []), (14, []), (228, []), (0, [0, 0, 0, 2]), (0, [2, 0, 0, 0]), (108, [0, 0, 0, 2]),
            (1, [UInt8](repeating: 9, count: 12) + [8, 0]),
            (1, [UInt8](repeating: 9, count: 12) + [0x81, 0, 0, 7, 8, 0]),
            (1, [UInt8](repeating: 9, count: 12) + [0x88, 0xA8, 0, 7, 0x81, 0, 0, 8, 8, 0]),
            (113, [UInt8](repeating: 0, count: 14) + [8, 0]),
            (276, [8, 0] + [UInt8](repeating: 0, count: 18)),
        ] as [(Int, [UInt8])])
    func `every link layer is taken off`(_ linkType: Int, _ header: [UInt8]) throws {
        let pcap = try CaptureSamples.pcap(try Self.conversation())
        // Short Ethernet frames are padded.
        let octets = PcapPackets(pcap).octets(linkType: linkType, behind: header, trailer: [0, 0, 0, 0, 0, 0])
        #expect(try Capture(reading: octets) == Capture(reading: pcap))
    }

    @Test(
        arguments: [
            (229, []), (101, []), (30, [0, 0, 0, 30]), (0, [0, 0, 0, 30]), (0, [10, 0, 0, 0]),
            (1, [UInt8](repeating: 9, count: 12) + [0x86, 0xDD]),
        ] as [(Int, [UInt8])])
    func `IPv6 is read behind every link layer that has it`(_ linkType: Int, _ header: [UInt8]) throws {
        let pcap = try CaptureSamples.pcap(try Self.conversation())
        let capture = try Capture(reading: PcapPackets(pcap).overIPv6().octets(linkType: linkType, behind: header))
        guard linkType != 30 else {
            #expect(capture.notes == ["14 packets of link type 30, which isn't known"])
            return
        }
        #expect(capture.exchanges.map(\.conversation) == [try Self.conversation()])
        #expect(capture.exchanges.first?.client.address == "2001:db8::c000:201")
        #expect(capture.notes.isEmpty)
    }

    @Test(arguments: [true, false])
    func `sections, interfaces and blocks of every kind are read`(_ isBigEndian: Bool) throws {
        let packets = PcapPackets(try CaptureSamples.pcap(try Self.conversation())).packets
        var first = PcapngSample(isBigEndian: isBigEndian)
        first.section()
        first.append(0x0BAD, [1, 2, 3, 4])
        first.interface(first.option(1, Array("a comment".utf8)) + first.option(9, [9]) + first.option(0, []))
        first.enhanced(packets[0].octets, ticks: packets[0].microseconds * 1000)
        first.append(4, [0, 0, 0, 0])
        // The response of the second section's interface 1 comes in units of 2^-20 seconds, and an hour is added.
        var second = PcapngSample(isBigEndian: !isBigEndian)
        second.section()
        second.interface()
        let offset = second.isBigEndian ? [0, 0, 0, 0, 0, 0, 14, 16] : [16, 14, 0, 0, 0, 0, 0, 0] as [UInt8]
        second.interface(second.option(9, [0x94]) + second.option(14, offset))
        second.obsolete(packets[1].octets, ticks: (1_542_067_201 - 3600) << 20, interface: 1)
        for packet in packets[2...] { second.simple(packet.octets) }
        first.appendAll(of: second)
        let capture = try Capture(reading: first.octets)
        #expect(capture.exchanges.map(\.conversation) == [try Self.conversation()])
        #expect(capture.exchanges.first?.time == .seconds(1_542_067_200))
        #expect(capture.notes.isEmpty)
    }

    @Test func `times are read in the interface's own units`() throws {
        let packet = PcapPackets(try CaptureSamples.pcap(try Self.conversation())).packets[0].octets
        let times: [(UInt8, Int, Duration)] = [
            (0, 7, .seconds(7)), (3, 7, .milliseconds(7)), (6, 7, .microseconds(7)), (9, 7, .nanoseconds(7)),
            (12, 7000, .nanoseconds(7)), (0x80, 7, .seconds(7)), (0x81, 7, .milliseconds(3500)),
            // Finer than can be counted: as if it weren't said.
            (0xFF, 7, .microseconds(7)), (0x7F, 7, .microseconds(7)),
        ]
        for (resolution, ticks, time) in times {
            var sample = PcapngSample(isBigEndian: false)
            sample.section()
            sample.interface(sample.option(9, [resolution]))
            sample.enhanced(packet, ticks: ticks)
            #expect(try Capture(reading: sample.octets).exchanges.first?.time == time, "\(resolution)")
        }
    }
}
