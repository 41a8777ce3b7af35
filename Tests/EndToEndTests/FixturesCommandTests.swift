import Foundation
import Testing

extension EndToEnd {
    /// `brimful fixtures`, as a user runs it.
    @Suite struct FixturesCommandTests {
        private func write(_ more: [String] = [], to folder: String) async throws -> Brimful.Run {
            try await Brimful.run(
                ["fixtures", "write", folder, "--scenario", "clean,tc-partial", "--counts", "1,40"] + more)
        }

        @Test func `what is written verifies, and no longer when an octet is changed`() async throws {
            try await withScratchFolder { folder in
                #expect(try await write(to: "\(folder)/cases").code == 0)
                let verified = try await Brimful.run(["fixtures", "verify", folder])
                #expect(verified.code == 0 && verified.output == "4 fixtures are as they should be\n")
                let path = "\(folder)/cases/tc-partial/a40/udp512/tcp.response.bin"
                var octets = try Data(contentsOf: URL(fileURLWithPath: path))
                octets[100] ^= 0xFF
                try octets.write(to: URL(fileURLWithPath: path))
                let damaged = try await Brimful.run(["fixtures", "verify", folder])
                #expect(damaged.code == 1)
                #expect(damaged.output.hasPrefix("\(path): octet 100 is 0x"))
            }
        }

        @Test func `every form is written when it is asked for`() async throws {
            try await withScratchFolder { folder in
                let forms = "octets,hex,rfc8427,pcap,zone,testns,testbound,deckard,deckard-raw,c,swift,python"
                #expect(try await write(["--format", forms], to: folder).code == 0)
                let names = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/clean/a40/udp512")
                #expect(
                    Set(names).isSuperset(of: [
                        "case.json", "export.json", "udp.query.bin", "udp.response.hex", "exchange.rfc8427.json",
                        "exchange.pcap", "zone.db", "testns.data", "testbound.rpl", "deckard.rpl", "deckard-raw.rpl",
                        "fixture.h", "Fixture.swift", "fixture.py",
                    ]))
                let only = try await write(["--format", "octets"], to: "\(folder)/octets")
                #expect(only.code == 0)
                let few = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/octets/clean/a1/udp512")
                #expect(Set(few) == ["case.json", "udp.query.bin", "udp.response.bin", "tcp.response.bin"])
            }
        }

        /// What a user writes, and what stands in the one line that comes back.
        private static let mistakes: [([String], String)] = [
            (["write", "/proc/none"], "/proc/none/"),
            (["write", "{}", "--counts", "0"], "--counts: \"0\" is no number of addresses"),
            (["write", "{}", "--counts", "5000"], "--counts: \"5000\" is no number of addresses"),
            (["write", "{}", "--view", "stub"], "--view: a fixture has no view \"stub\"; there are: udp512"),
            (["write", "{}", "--format", "xml"], "--format: no form \"xml\"; there are: octets, hex"),
            (["write", "{}", "--name", "a..b"], "--name: "),
            (["write", "{}", "--zone", String(repeating: "abcdefgh.", count: 26)], "--zone: "),
            (["write", "{}", "--scenario", "none"], "--scenario: no scenario \"none\""),
            (["verify", "{}"], ": has no fixture below it"),
            (["verify", "{}/none"], "/none: is no folder"),
            (["import", "{}/none.pcap"], "/none.pcap: No such file or directory"),
            (["import", "/dev/zero"], "/dev/zero: is no file"),
            (["import", "\(#filePath)"], "no packet capture: it begins with "),
        ]

        @Test(arguments: mistakes.indices)
        func `a mistake gets one line, and nothing is written`(_ index: Int) async throws {
            let (arguments, words) = Self.mistakes[index]
            try await withScratchFolder { folder in
                let run = try await Brimful.run(
                    ["fixtures"] + arguments.map { $0.replacingOccurrences(of: "{}", with: folder) })
                let lines = run.complaints.filter { !$0.contains("writing fixtures") }
                #expect(lines.count == 1 && lines[0].contains(words), "\(run.complaints)")
                #expect(run.code == (arguments.contains("/proc/none") ? 3 : 2))
                #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
            }
        }
    }
}
