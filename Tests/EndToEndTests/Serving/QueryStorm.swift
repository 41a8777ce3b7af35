import Glibc

/// Mixed and malformed queries from many prefixes of 127/8, one after another, with an answer awaited now and then so that
/// none is lost on the way.
struct QueryStorm {
    private var random: Numbers
    private let sockets: [Int32]
    private let control: Int32
    private(set) var sent = 0
    private(set) var answered = 0

    /// Fewer than a socket's buffer holds.
    private static let volley = 100
    /// Milliseconds; only a failing test waits for them.
    private static let patience: Int32 = 10_000

    /// A generator with a seed, so that a failure can be had again.
    private struct Numbers: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return state
        }
    }

    init(at port: UInt16, seed: UInt64) throws {
        random = Numbers(state: seed)
        sockets = try (1...60).map { try Self.socket(from: "127.\($0).0.1", to: port) }
        control = try Self.socket(from: "127.99.0.1", to: port)
    }

    private static func socket(from address: String, to port: UInt16) throws -> Int32 {
        let descriptor = Glibc.socket(AF_INET, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        func name(_ text: String, _ port: UInt16, _ call: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
            var name = sockaddr_in()
            name.sin_family = sa_family_t(AF_INET)
            name.sin_port = port.bigEndian
            inet_pton(AF_INET, text, &name.sin_addr)
            return withUnsafePointer(to: &name) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    call($0, socklen_t(MemoryLayout<sockaddr_in>.size))
                }
            }
        }
        guard name(address, 0, { bind(descriptor, $0, $1) }) == 0,
            name("127.0.0.1", port, { connect(descriptor, $0, $1) }) == 0
        else { throw Unexpected("socket at \(address): \(String(cString: strerror(errno)))") }
        return descriptor
    }

    func close() { for socket in sockets + [control] { Glibc.close(socket) } }

    /// - Returns: whether all queries of the client that keeps to the rate were answered.
    mutating func blow(_ queries: Int) -> Bool {
        var isAnswered = true
        for _ in 0..<(queries / Self.volley) {
            for _ in 0..<(Self.volley - 1) {
                let query = query()
                send(sockets.randomElement(using: &random)!, query, query.count, 0)
            }
            isAnswered = askControl() && isAnswered
            sent += Self.volley
            for socket in sockets { drain(socket) }
        }
        return isAnswered
    }

    /// Asks from a prefix of its own, once more if it must: above its rate every second query is answered.
    private mutating func askControl() -> Bool {
        let query = Self.query(["nosuch", "big", "example", "net"], type: 1, size: 1232)
        var space = [UInt8](repeating: 0, count: 4096)
        var polled = pollfd(fd: control, events: Int16(POLLIN), revents: 0)
        for _ in 0..<2 {
            send(control, query, query.count, 0)
            if poll(&polled, 1, Self.patience / 2) > 0 { return recv(control, &space, space.count, 0) > 0 }
        }
        return false
    }

    private mutating func drain(_ socket: Int32) {
        var space = [UInt8](repeating: 0, count: 4096)
        while recv(socket, &space, space.count, Int32(MSG_DONTWAIT)) > 0 { answered += 1 }
    }

    // MARK: Queries

    private mutating func query() -> [UInt8] {
        let scenario = ["clean", "tc-empty", "oversize-no-tc", "wrong-id", "nosuch"].randomElement(using: &random)!
        let content = "a\(Int.random(in: 0...4100, using: &random))"
        let nonce = String(UInt32.random(in: 0...UInt32.max, using: &random), radix: 36)
        let type = [1, 28, 6, 255, 252].randomElement(using: &random)!
        var query = Self.query([nonce, content, scenario, "big", "example", "net"], type: UInt8(type), size: 1232)
        query[0] = UInt8.random(in: 0...255, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: query = Array(query.prefix(Int.random(in: 1...query.count, using: &random)))
        case 1: query[Int.random(in: 2..<query.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
        case 2:
            query = (0..<Int.random(in: 1..<600, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
        default: break
        }
        return query
    }

    /// With EDNS and a client cookie.
    private static func query(_ labels: [String], type: UInt8, size: UInt16) -> [UInt8] {
        var name: [UInt8] = []
        for label in labels {
            name.append(UInt8(label.utf8.count))
            name += Array(label.utf8)
        }
        let opt: [UInt8] = [0, 0, 41, UInt8(size >> 8), UInt8(size & 0xFF), 0, 0, 0, 0, 0, 12, 0, 10, 0, 8]
        let header: [UInt8] = [0, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 1]
        let question: [UInt8] = name + [0, 0, type, 0, 1]
        return header + question + opt + [1, 2, 3, 4, 5, 6, 7, 8]
    }
}
