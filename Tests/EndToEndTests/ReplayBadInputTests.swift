import Foundation
import Testing

extension EndToEnd {
    /// What can be wrong with a recording: one line that names the file, and exit code 2.
    @Suite struct ReplayBadInputTests {
        struct Mistake: Sendable, CustomTestStringConvertible {
            let testDescription: String
            let octets: [UInt8]
            let complaint: String

            init(_ description: String, _ octets: [UInt8], says complaint: String) {
                testDescription = description
                self.octets = octets
                self.complaint = complaint
            }
        }

        private static let header: [UInt8] = [0x12, 0x34, 0x81, 0x80, 0, 1, 0, 0, 0, 0, 0, 0]
        /// `a. MX`, class IN.
        private static let mailExchange: [UInt8] = header + [1, 0x61, 0, 0, 15, 0, 1]

        @Test(arguments: [
            Mistake("empty", [], says: "is empty"),
            Mistake("one octet", [0], says: "has 1 octets"),
            Mistake("a query", [0, 0, 1, 0] + header.dropFirst(4) + [0, 0, 1, 0, 1], says: "is a query (QR=0)"),
            Mistake("no question", header + [0xC0], says: "has a question"),
            Mistake("class CH", header + [1, 0x61, 0, 0, 1, 0, 3], says: "class 3"),
            Mistake("longer than any message", [UInt8](repeating: 0, count: 65_536), says: "has 65536 octets"),
            Mistake("words", Array("just words".utf8), says: "line 1"),
            Mistake("a cut capture", [0xD4, 0xC3, 0xB2, 0xA1, 2, 0], says: "is cut at octet 6"),
            Mistake("a broken testns file", Array("ENTRY_BEGIN\nNONSENSE\n".utf8), says: "line 2"),
            Mistake("MX", mailExchange, says: "of type 15; --to asks for A and AAAA"),
        ])
        func `a file that can't be replayed is named with what is wrong`(_ mistake: Mistake) async throws {
            try await withScratchFolder { folder in
                let path = "\(folder)/recording"
                try Data(mistake.octets).write(to: URL(fileURLWithPath: path))
                let run = try await Brimful.run(["replay", path, "--to", "glibc-getaddrinfo@machine"])
                #expect(run.code == 2)
                #expect(run.output == "")
                #expect(run.complaints.last?.contains("\(path): ") == true, "\(run.complaints)")
                #expect(run.complaints.last?.contains(mistake.complaint) == true, "\(run.complaints)")
            }
        }

        @Test(arguments: [
            (["/nosuch/file", "--listen", "127.0.0.1:0"], "/nosuch/file: No such file"),
            (["/etc/hostname"], "say where to: --listen ADDR:PORT, or --to SUBJECT"),
            (["/etc/hostname", "--listen", "127.0.0.1:0", "--to", "musl"], "either --listen or --to"),
        ])
        func `wrong usage is named`(_ arguments: [String], _ complaint: String) async throws {
            let run = try await Brimful.run(["replay"] + arguments)
            #expect(run.code == 2)
            #expect(run.complaints.count == 1 && run.complaints[0].contains(complaint), "\(run.complaints)")
        }

        @Test func `a folder without a fixture, and a fixture that lies, are named`() async throws {
            try await withScratchFolder { folder in
                let empty = try await Brimful.run(["replay", folder, "--to", "musl"])
                #expect(empty.code == 2 && empty.complaints.last?.contains("\(folder): no exchange") == true)
                let write = try await Brimful.run([
                    "fixtures", "write", folder, "--scenario", "clean", "--counts", "3", "--view", "tcp",
                ])
                #expect(write.code == 0)
                let manifest = "\(folder)/clean/a3/tcp/case.json"
                let text = try String(contentsOfFile: manifest, encoding: .utf8)
                try text.replacingOccurrences(of: "brimful.example.\"", with: "elsewhere.example.\"")
                    .write(toFile: manifest, atomically: true, encoding: .utf8)
                let lying = try await Brimful.run(["replay", manifest, "--to", "musl"])
                #expect(lying.code == 2 && lying.complaints.count == 1, "\(lying.complaints)")
            }
        }
    }
}
