import DNSWire
import FixtureFormats
import TestTools
import Testing

/// Damaged captures end in an error or a note, never in a trap.
@Suite struct CaptureDamageTests {
    /// UDP in fragments, and TCP.
    private static func small() throws -> [[UInt8]] {
        let response = try CaptureSamples.response(2)
        let conversation = Conversation(
            udp: try CaptureSamples.datagrams(.init(response)),
            tcp: try CaptureSamples.accepted([CaptureSamples.framed(response)]))
        let packets = PcapPackets(try CaptureSamples.pcap(conversation))
        var sample = PcapngSample(isBigEndian: true)
        sample.section()
        sample.interface(sample.option(9, [6]) + sample.option(14, [0, 0, 0, 0, 0, 0, 0, 1]))
        for (index, packet) in packets.packets.enumerated() {
            switch index % 3 {
            case 0: sample.enhanced(packet.octets, ticks: packet.microseconds)
            case 1: sample.obsolete(packet.octets, ticks: packet.microseconds)
            default: sample.simple(packet.octets)
            }
        }
        let tags: [UInt8] = [UInt8](repeating: 9, count: 12) + [0x81, 0, 0, 7, 8, 0]
        return [
            packets.octets(linkType: 101), sample.octets, packets.fragmented(24).octets(linkType: 1, behind: tags),
            packets.overIPv6(fragments: 48).octets(linkType: 229),
        ]
    }

    /// Reads it and everything that can be made of it.
    private func read(_ octets: [UInt8]) {
        guard let capture = try? Capture(reading: octets) else { return }
        for exchange in capture.exchanges {
            _ = exchange.scrubbed
            _ = exchange.conversation.tcp?.message
        }
        _ = try? capture.exchange()
        _ = try? capture.exchange(number: -1)
    }

    @Test func `every cut is an error or leaves what is before it`() throws {
        for octets in try Self.small() {
            let whole = try Capture(reading: octets)
            for length in octets.indices {
                let cut = Array(octets.prefix(length))
                read(cut)
                guard let capture = try? Capture(reading: cut), let first = capture.exchanges.first else { continue }
                #expect(first.question == whole.exchanges.first?.question)
            }
        }
    }

    @Test func `every octet may be anything`() throws {
        for octets in try Self.small() {
            for index in octets.indices {
                for change in [0x01, 0x80, 0xFF] as [UInt8] {
                    var damaged = octets
                    damaged[index] ^= change
                    read(damaged)
                }
            }
        }
    }

    @Test func `random damage to larger captures is survived`() throws {
        var random = CaptureNoise(state: 53)
        let shapes = try CaptureShape.all.map { try CaptureSamples.pcap($0.conversation) }
        for _ in 0..<20 {
            for octets in shapes {
                var damaged = octets
                for _ in 0..<Int.random(in: 1...20, using: &random) {
                    let index = Int.random(in: 24..<damaged.count, using: &random)
                    damaged[index] = UInt8.random(in: 0...255, using: &random)
                }
                read(damaged)
            }
        }
    }

    @Test func `noise behind a header is survived`() throws {
        var random = CaptureNoise(state: 1)
        for octets in try Self.small() {
            for _ in 0..<200 {
                let noise = (0..<300).map { _ in UInt8.random(in: 0...255, using: &random) }
                read(octets.prefix(60) + noise)
            }
        }
    }

    @Test func `what is no capture is said in one line`() throws {
        func message(_ octets: [UInt8]) -> String {
            do { return "\(try Capture(reading: octets).notes)" } catch { return "\(error)" }
        }
        #expect(message([]) == "no packet capture: it begins with nothing, which is neither pcap nor pcapng")
        #expect(
            message(Array("<!DOCTYPE html>".utf8))
                == "no packet capture: it begins with 3c 21 44 4f, which is neither pcap nor pcapng")
        #expect(message([0x1F, 0x8B, 8, 0]) == "compressed with gzip: unpack it first (gzip -d)")
        let pcap = try Self.small()[0]
        #expect(
            message(Array(pcap.prefix(20)))
                == "damaged capture: the file's header has 24 octets and is cut at octet 20; record or save it anew")
        #expect(
            message(Array(pcap.prefix(50)))
                == "damaged capture: packet 1 is cut at octet 24; record or save it anew")
        #expect(message(Array(pcap.dropLast())).hasPrefix("[\"nothing is read from octet "))
        var version = pcap
        version[5] = 3
        #expect(message(version) == "capture of version 3.4, which isn't known; save it anew")
        let pcapng = try Self.small()[1]
        #expect(
            message(Array(pcapng.prefix(10)))
                == "damaged capture: the section header's byte-order magic is missing at octet 8; record or save it anew"
        )
    }

    @Test func `a packet through an interface that isn't described ends the reading`() throws {
        let packet = PcapPackets(try CaptureSamples.pcap(.init(udp: try CaptureSamples.datagrams()))).packets[0].octets
        var sample = PcapngSample(isBigEndian: false)
        sample.section()
        sample.interface()
        sample.enhanced(packet, ticks: 1)
        sample.enhanced(packet, ticks: 2, interface: 7)
        let capture = try Capture(reading: sample.octets)
        #expect(capture.exchanges.count == 1)
        #expect(
            capture.notes == [
                "nothing is read from octet 148 on: packet 2 came through interface 7, which isn't described"
            ])
    }
}
