internal import DNSWire
internal import FixtureFormats
internal import Foundation
internal import Glibc
internal import Origin

/// Reads what can be replayed, whatever it is: told by its content, not by its name.
struct RecordingSource {
    /// What reads each kind of file; throws, in one line, what is wrong with it.
    struct Readers {
        /// A folder of ours.
        var folder: @Sendable (_ path: String) throws -> Fixture = { _ in throw Unreadable("fixtures can't be read yet")
        }
        var capture: @Sendable ([UInt8]) throws -> [Conversation] = { _ in
            throw Unreadable("captures can't be read yet")
        }
        var testns: @Sendable ([UInt8]) throws -> [Conversation] = { _ in
            throw Unreadable("testns files can't be read yet")
        }
        /// A message in hex.
        var hex: @Sendable ([UInt8]) throws -> [UInt8] = { _ in throw Unreadable("hex can't be read yet") }
    }

    /// What is wrong, in one line.
    struct Unreadable: Error, CustomStringConvertible {
        let description: String

        init(_ description: String) {
            self.description = description
        }
    }

    var readers = Readers()

    /// More than anybody's capture of one bug; all of it is held in memory.
    private static let longestFile = 1 << 30

    /// - Throws: `Failure` with the file's path and what is wrong there.
    func read(_ path: String) throws -> [ReplayItem] {
        do {
            let items = try items(of: path)
            if items.isEmpty { throw Unreadable("no exchange of DNS messages in it") }
            return items
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure.usage("\(path): \(error)")
        }
    }

    private func items(of path: String) throws -> [ReplayItem] {
        var status = stat()
        guard stat(path, &status) == 0 else { throw Unreadable(String(cString: strerror(errno))) }
        if status.st_mode & S_IFMT == S_IFDIR { return [ReplayItem(file: path, fixture: try readers.folder(path))] }
        if let folder = Self.folder(ofPart: path) {
            return [ReplayItem(file: path, fixture: try readers.folder(folder))]
        }
        guard status.st_size <= Self.longestFile else { throw Unreadable("has more than 1 GiB; cut the capture first") }
        guard let data = FileManager.default.contents(atPath: path) else { throw Unreadable("can't be read") }
        guard !data.isEmpty else { throw Unreadable("is empty") }
        return try conversations(in: [UInt8](data)).map { ReplayItem(file: path, recording: try Recording($0)) }
    }

    private func conversations(in octets: [UInt8]) throws -> [Conversation] {
        switch Kind(octets) {
        case .capture: try readers.capture(octets)
        case .testns: try readers.testns(octets)
        case .text: [try Self.conversation(ofResponse: try readers.hex(octets))]
        case .octets: [try Self.conversation(ofResponse: octets)]
        }
    }

    /// A response alone: nobody knows who asked, so it is served to everybody.
    private static func conversation(ofResponse octets: [UInt8]) throws -> Conversation {
        guard octets.count <= Message.maximumLength else {
            throw Unreadable("has \(octets.count) octets: neither a capture nor a DNS message, which has at most 65535")
        }
        guard octets.count > Message.headerLength else {
            throw Unreadable("has \(octets.count) octets: no DNS message with a question is that short")
        }
        guard octets[2] & 0x80 != 0 else { throw Unreadable("is a query (QR=0), not a response to be replayed") }
        return Conversation(udp: .init(query: [], responses: [.init(octets)]))
    }
}

extension RecordingSource {
    /// What a file's content looks like.
    enum Kind {
        case capture, testns, text, octets

        /// The first four octets of pcap in both byte orders (micro- and nanoseconds, and a modified form), and of pcapng.
        private static let magicNumbers: [[UInt8]] = [
            [0xA1, 0xB2, 0xC3, 0xD4], [0xD4, 0xC3, 0xB2, 0xA1], [0xA1, 0xB2, 0x3C, 0x4D], [0x4D, 0x3C, 0xB2, 0xA1],
            [0xA1, 0xB2, 0xCD, 0x34], [0x34, 0xCD, 0xB2, 0xA1], [0x0A, 0x0D, 0x0D, 0x0A],
        ]

        init(_ octets: [UInt8]) {
            if Self.magicNumbers.contains(Array(octets.prefix(4))) {
                self = .capture
            } else if octets.contains(where: { $0 < 0x09 || (0x0E..<0x20).contains($0) }) {
                // No text has these, and no DNS message goes without: its root labels and counts are zeros.
                self = .octets
            } else {
                self = Self.mentionsEntry(octets) ? .testns : .text
            }
        }

        /// `ENTRY_BEGIN` is the one word that every testns file has.
        private static func mentionsEntry(_ octets: [UInt8]) -> Bool {
            String(decoding: octets, as: UTF8.self).contains("ENTRY_BEGIN")
        }
    }

    /// The folder that a fixture's file is in: one of its files stands for all of it.
    private static func folder(ofPart path: String) -> String? {
        let url = URL(fileURLWithPath: path)
        let isPart =
            url.lastPathComponent == "case.json"
            || FileManager.default.fileExists(
                atPath: url.deletingLastPathComponent().appendingPathComponent("case.json").path)
        return isPart ? url.deletingLastPathComponent().path : nil
    }
}
