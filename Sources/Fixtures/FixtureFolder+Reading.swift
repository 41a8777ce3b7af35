internal import DNSWire
public import FixtureFormats
internal import Foundation
internal import Glibc

/// A fixture as its folder tells it, and nothing of which has been believed but the sizes.
public struct StoredFixture: Sendable {
    public let manifest: FixtureManifest
    public let conversation: Conversation
    /// The names of all files of the folder.
    public let files: Set<String>
    /// The forms that it was exported in.
    public let formats: [String]
}

extension FixtureFolder {
    /// More than the manifest of any fixture has, in octets.
    private static let largestManifest = 1 << 20
    private static let mostResponses = 64

    /// - Throws: `FixtureError` that says which file is wrong, and how.
    public func read() throws(FixtureError) -> StoredFixture {
        let manifest = try manifest()
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        var formats: [String: FixtureFiles.ExportNote] = [:]
        if names.contains(FixtureFiles.exportsName) { formats = try decode(FixtureFiles.exportsName) }
        return StoredFixture(
            manifest: manifest,
            conversation: Conversation(
                udp: try manifest.udp.map { udp throws(FixtureError) in try datagrams(udp) },
                tcp: try manifest.tcp.map { tcp throws(FixtureError) in try connection(tcp) }),
            files: Set(names), formats: formats.keys.sorted())
    }

    /// What the fixture says of itself.
    ///
    /// - Throws: `FixtureError` when it can't be read.
    public func manifest() throws(FixtureError) -> FixtureManifest {
        let manifest: FixtureManifest = try decode(FixtureFiles.manifestName)
        guard manifest.schema == FixtureManifest.schema else {
            throw wrong("schema \(manifest.schema) is not known; this brimful reads \(FixtureManifest.schema)")
        }
        return manifest
    }

    private func datagrams(_ udp: FixtureManifest.UDP) throws(FixtureError) -> Conversation.Datagrams {
        guard udp.responses.count <= Self.mostResponses else {
            throw wrong("udp: \(udp.responses.count) responses are more than \(Self.mostResponses)")
        }
        var responses: [Conversation.Response] = []
        for (index, message) in udp.responses.enumerated() {
            let octets = try octets(
                message, expected: [Conversation.responseName(index, of: udp.responses.count)])
            responses.append(.init(octets, isForeign: message.foreign ?? false))
        }
        return .init(query: try octets(udp.query, expected: ["udp.query"]), responses: responses)
    }

    private func connection(_ tcp: FixtureManifest.TCP) throws(FixtureError) -> Conversation.Connection {
        let query = try tcp.query.map { message throws(FixtureError) in
            try octets(message, expected: ["udp.query", "tcp.query"])
        }
        let message = try tcp.response.map { message throws(FixtureError) in
            try octets(message, expected: ["tcp.response"])
        }
        return .init(
            opening: tcp.opening, query: query, segments: try segments(tcp, of: message), ending: tcp.ending)
    }

    /// The stream in its pieces.
    private func segments(_ tcp: FixtureManifest.TCP, of message: [UInt8]?) throws(FixtureError) -> [[UInt8]] {
        guard let message else {
            guard tcp.segments.isEmpty else { throw wrong("tcp: has segments, and no response") }
            return []
        }
        guard let length = tcp.announced.flatMap(UInt16.init(exactly:)) else {
            throw wrong("tcp: announced is not in 0 to 65535")
        }
        var rest = ([UInt8(length >> 8), UInt8(truncatingIfNeeded: length)] + message)[...]
        var segments: [[UInt8]] = []
        for size in tcp.segments {
            guard size > 0, size <= rest.count else { throw wrong("tcp: segments don't add up to the response") }
            segments.append(Array(rest.prefix(size)))
            rest = rest.dropFirst(size)
        }
        guard rest.isEmpty else { throw wrong("tcp: segments don't add up to the response") }
        return segments
    }

    // MARK: Files

    /// A message's octets, in a file whose name is one of those that it can have: whatever the manifest says, nothing outside
    /// the folder is read.
    private func octets(
        _ message: FixtureManifest.Message, expected: [String]
    ) throws(FixtureError) -> [UInt8] {
        guard expected.contains(message.file) else {
            throw wrong("file: \"\(message.file.prefix(40))\" is not \(expected.joined(separator: " or "))")
        }
        return try contents(message.file + FixtureFiles.octetsEnding, atMost: Message.maximumLength)
    }

    private func decode<Value: Decodable>(_ name: String) throws(FixtureError) -> Value {
        let octets = try contents(name, atMost: Self.largestManifest)
        do { return try JSONDecoder().decode(Value.self, from: Data(octets)) } catch let error as DecodingError {
            throw FixtureError("\(path)/\(name): \(error.inOneLine)")
        } catch {
            throw FixtureError("\(path)/\(name): is no JSON")
        }
    }

    /// A file of the folder.
    func contents(_ name: String, atMost limit: Int) throws(FixtureError) -> [UInt8] {
        do { return try FileOctets.read("\(path)/\(name)", atMost: limit) } catch {
            throw FixtureError(error.description)
        }
    }

    private func wrong(_ what: String) -> FixtureError {
        FixtureError("\(path)/\(FixtureFiles.manifestName): \(what)")
    }
}

extension DecodingError {
    /// Where in the document, and what is wrong there.
    var inOneLine: String {
        switch self {
        case .keyNotFound(let key, let context): "\(Self.place(context))\"\(key.stringValue)\" is missing"
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            "\(Self.place(context))has another type of value than it should"
        case .dataCorrupted(let context): "\(Self.place(context))\(context.debugDescription)"
        @unknown default: "can't be decoded"
        }
    }

    private static func place(_ context: DecodingError.Context) -> String {
        context.codingPath.isEmpty ? "" : context.codingPath.map(\.stringValue).joined(separator: ".") + ": "
    }
}
