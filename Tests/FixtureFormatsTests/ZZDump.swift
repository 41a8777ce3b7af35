import Conformance
import DNSWire
import FixtureFormats
import Foundation
import Testing

@Suite struct ZZDump {
    @Test func `dump`() throws {
        guard let path = ProcessInfo.processInfo.environment["BRIMFUL_DUMP"] else { return }
        let all: [(String, Fixture)] = [
            ("c1", try Sample.fixture(count: 1)), ("c40", try Sample.fixture(count: 40)),
            ("c253", try Sample.fixture(count: 250)),
            ("c1000", try Sample.fixture(count: 1000)), ("c2000", try Sample.fixture(count: 2000)),
            ("c40e", try Sample.fixture(count: 40, edns: 1232)),
            ("chain", try Sample.fixture("cname-chain-3", .aaaa, count: 40, aliases: 3)),
            ("partial", try Sample.fixture("tc-partial", count: 40, udp: .partial)),
            ("cut", try Sample.fixture("chop-512", count: 40, udp: .cut)),
            ("cutrr", try Sample.fixture("tc-cut-mid-rr", count: 40, udp: .cut)),
            ("nocomp", try Sample.fixture("no-compress", count: 40, compressing: false)),
        ]
        let formats: [any FixtureFormat] = [
            HexFormat(), BinaryFormat(), JSONFormat(), ZoneFormat(), TestnsFormat(), TestboundFormat(), DeckardFormat(),
            DeckardRawFormat(), CFormat(),
            SwiftFormat(), PythonFormat(),
        ]
        for (name, fixture) in all {
            let folder = URL(filePath: path).appending(path: name)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            for format in formats {
                let export = format.export(fixture)
                print("EXPORT", name, format.name, export.fidelity)
                for (file, octets) in export.files { try Data(octets).write(to: folder.appending(path: file)) }
            }
        }
        for format in formats {
            let fixtures = try [28, 40, 74, 100].map { try Sample.fixture(count: $0) }
            let clock = ContinuousClock()
            var octets = 0
            let time = clock.measure {
                for index in 0..<1000 {
                    octets += format.export(fixtures[index % 4]).files.values.reduce(0) { $0 + $1.count }
                }
            }
            print("SPEED", format.name, time * 10, "for 10,000;", octets * 10 / 1_000_000, "MB")
        }
    }
}
