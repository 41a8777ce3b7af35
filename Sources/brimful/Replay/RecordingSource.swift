internal import DNSWire
internal import FixtureFormats
internal import Fixtures
internal import Foundation
internal import Glibc
internal import Origin

/// Reads what can be replayed, whatever it is: told by its content, not by its name.
struct RecordingSource {
    /// What is wrong, in one line.
    struct Unreadable: Error, CustomStringConvertible {
        let description: String

        init(_ description: String) {
            self.description = description
        }
    }

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
        if let folder = Self.folder(ofPart: path) { return [try ReplayItem(folder: folder, file: path)] }
        var status = stat()
        guard stat(path, &status) == 0 else { throw Unreadable(String(cString: strerror(errno))) }
        if status.st_mode & S_IFMT == S_IFDIR {
            return try FixtureSet(path).folders().map { try ReplayItem(folder: $0.path, file: $0.path) }
        }
        let octets: [UInt8]
        // Its message begins with the path, as all do.
        do { octets = try FileOctets.read(path, atMost: Self.longestFile) } catch {
            throw Failure.usage(error.description)
        }
        guard !octets.isEmpty else { throw Unreadable("is empty") }
        return try items(in: octets, of: path)
    }

    private func items(in octets: [UInt8], of path: String) throws -> [ReplayItem] {
        switch Kind(octets) {
        case .capture:
            let capture = try Capture(reading: octets)
            return readable(capture.exchanges.map(\.conversation), notes: capture.notes, of: path)
        case .testns:
            let file = try TestnsFile(reading: octets)
            return readable(file.conversations, notes: file.notes, of: path)
        case .text: return [try item(ofResponse: try HexText(reading: octets).octets, in: path)]
        case .octets: return [try item(ofResponse: octets, in: path)]
        }
    }

    /// Those whose question can be read; the others are only told of.
    private func readable(_ conversations: [Conversation], notes: [String], of path: String) -> [ReplayItem] {
        for note in notes { complain("\(path): \(note)") }
        return conversations.enumerated().compactMap { index, conversation in
            do { return ReplayItem(file: path, recording: try Recording(conversation)) } catch {
                complain("\(path): exchange \(index + 1) is left out: \(error)")
                return nil
            }
        }
    }

    private func item(ofResponse octets: [UInt8], in path: String) throws -> ReplayItem {
        ReplayItem(file: path, recording: try Recording(try Self.conversation(ofResponse: octets)))
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

    /// The folder that a fixture's file is in: its manifest or one of its messages stands for all of it.
    private static func folder(ofPart path: String) -> String? {
        let url = URL(fileURLWithPath: path)
        let folder = url.deletingLastPathComponent()
        let name = url.lastPathComponent
        if name == manifest { return folder.path }
        let isMessage = ["udp.query", "udp.response", "tcp.query", "tcp.response"].contains { name.hasPrefix($0) }
        let isBesideManifest = FileManager.default.fileExists(atPath: folder.appendingPathComponent(manifest).path)
        return isMessage && isBesideManifest ? folder.path : nil
    }

    private static let manifest = "case.json"
}
