import Conformance
import DNSWire
import FixtureFormats
import Foundation
import Subprocess
import Testing

/// The machine's own compilers take what is made for them, without a warning.
@Suite struct EmbeddedTests {
    private func fixtures() throws -> [Fixture] {
        [
            try Sample.fixture(count: 1), try Sample.fixture(count: 40, udp: .cut),
            try Sample.fixture("tcp-half-frame", count: 74),
        ]
    }

    private func run(_ format: some FixtureFormat, _ file: String, _ extra: [String: String], _ command: String)
        async throws
    {
        for fixture in try fixtures() {
            let folder = FileManager.default.temporaryDirectory.appending(path: "brimful-embedded-\(UUID())")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            let source = try #require(format.export(fixture).files[file])
            try Data(source).write(to: folder.appending(path: file))
            for (name, text) in extra { try Data(text.utf8).write(to: folder.appending(path: name)) }
            let result = try await Subprocess.run(
                .name("sh"), arguments: ["-c", "cd \"$0\" && \(command)", folder.path], output: .string(limit: 1 << 20),
                error: .string(limit: 1 << 20))
            #expect(result.terminationStatus.isSuccess && result.standardError.isEmpty, "\(result.standardError)")
            let octets = try #require(fixture.conversation.udp).responses[0].octets
            #expect(result.standardOutput == "\(octets.count) \(octets.reduce(0) { $0 + Int($1) })\n")
        }
    }

    @Test func `C`() async throws {
        let main = """
            #include <stdio.h>
            #include "fixture.h"
            int main(void) {
                unsigned long sum = 0;
                for (int i = 0; i < udp_response_length; i++) sum += udp_response[i];
                (void)fixture_id; (void)udp_query; 
            #ifdef HAS_TCP
                (void)tcp_response;
            #endif
                printf("%d %lu\\n", udp_response_length, sum);
            }
            """
        try await run(
            CFormat(), "fixture.h", ["main.c": main],
            "gcc -std=c11 -Wall -Wextra -Wpedantic -Wno-unused-const-variable $(grep -q tcp_response fixture.h && echo -DHAS_TCP) main.c -o main && ./main"
        )
    }

    @Test func `Swift`() async throws {
        try await run(
            SwiftFormat(), "Fixture.swift",
            ["main.swift": "print(Fixture.udpResponse.count, Fixture.udpResponse.reduce(0) { $0 + Int($1) })\n"],
            "swiftc -swift-version 6 Fixture.swift main.swift -o main && ./main")
    }

    @Test func `Python`() async throws {
        try await run(
            PythonFormat(), "fixture.py", [:],
            "python3 -W error -c 'import fixture; print(len(fixture.UDP_RESPONSE), sum(fixture.UDP_RESPONSE))'")
    }
}
