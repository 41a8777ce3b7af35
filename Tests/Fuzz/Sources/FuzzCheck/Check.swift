import Conformance
import DNSWire
import Dispatch
import Driver
import Field
import Reports
import Synchronization

/// Whole checks: every server there is, the root's too, answers with a piece of what libFuzzer made. Whatever comes of it is
/// reported, and nothing of it runs in a terminal.
@main
enum Main {
    static func main() { fuzz { octets, count in check(Array(UnsafeBufferPointer(start: octets, count: count))) } }
}

private func check(_ octets: [UInt8]) -> CInt {
    let world = World(octets)
    let isOver = DispatchSemaphore(value: 0)
    Task.detached {
        defer { isOver.signal() }
        let resolvers = try ["192.0.2.53", "2001:db8::53"].map { KnownResolver(try ServerAddress($0), from: .named) }
        var wishes = Checkup.Wishes(name: try DomainName("us-street.api.example.com"), resolvers: resolvers)
        wishes.triesPrograms = false
        if octets.first.map({ $0 & 1 == 0 }) ?? false { wishes.authority = [try ServerAddress("192.0.2.1")] }
        let report = CheckReport(Diagnosis(await Checkup(wishes, asking: world).facts()))
        _ = try report.json(tool: Audit.Tool(name: "brimful", version: "0"))
        let text = report.table(style: TerminalStyle(width: 80, color: false))
        precondition(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
    }
    isOver.wait()
    return 0
}

/// A server of every address. A piece is a length, two octets of flags, three counts, and the records; the question is the
/// one that was asked. Which piece it is depends on what was asked how often, and not on when: a crash comes again.
private final class World: Asking {
    private let pieces: [[UInt8]]
    private let asked = Mutex<[String: Int]>([:])

    init(_ octets: [UInt8]) {
        var pieces: [[UInt8]] = []
        var rest = octets.dropFirst()
        while let length = rest.popFirst() {
            pieces.append(Array(rest.prefix(Int(length))))
            rest = rest.dropFirst(Int(length))
        }
        self.pieces = pieces
    }

    func ask(_ server: ServerAddress, _ inquiry: Inquiry) async -> Response {
        guard let piece = piece(for: "\(server) \(inquiry)"), piece.count >= 5,
            let message = message(piece, to: inquiry)
        else { return Response(.silent, over: inquiry.transport) }
        do {
            return Response(message: try StrictMessage(reading: message), over: inquiry.transport)
        } catch {
            return Response(.unreadable("\(error)"), over: inquiry.transport, isTruncated: piece[0] & 2 != 0)
        }
    }

    private func message(_ piece: [UInt8], to inquiry: Inquiry) -> [UInt8]? {
        guard var octets = try? Message(id: 0, questions: [inquiry.question]).encoded() else { return nil }
        (octets[2], octets[3]) = (piece[0] | 0x80, piece[1])
        (octets[7], octets[9], octets[11]) = (piece[2], piece[3], piece[4])
        return octets + piece.dropFirst(5)
    }

    private func piece(for words: String) -> [UInt8]? {
        guard !pieces.isEmpty else { return nil }
        let time = asked.withLock { asked in
            asked[words, default: 0] += 1
            return asked[words, default: 0]
        }
        let sum = words.utf8.reduce(UInt64(14_695_981_039_346_656_037)) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
        return pieces[Int((sum &+ UInt64(time)) % UInt64(pieces.count))]
    }
}
