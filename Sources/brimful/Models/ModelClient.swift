internal import Conformance
internal import DNSWire
internal import Glibc

/// A client as the protocol wants it: UDP, and TCP when that was not the whole answer.
struct ModelClient: Sendable {
    let server: String
    /// What is offered by EDNS, in octets; nil without EDNS.
    let udpPayloadSize: UInt16?

    /// The answer over UDP, and over TCP when it is truncated, can't be read, or doesn't come.
    func lookUp(_ question: Question) throws(ModelWord) -> StrictMessage {
        guard let answer = try? overUDP(question), !answer.flags.tc else { return try overTCP(question) }
        return answer
    }

    /// The answer over UDP; nil when it can't be read.
    func overUDP(_ question: Question) throws(ModelWord) -> StrictMessage? {
        let query = query(question)
        let socket = ModelSocket(.udp)
        try socket.connect(to: server)
        try socket.send(try octets(of: query))
        while true {
            let octets = try socket.receive()
            // Whoever sent it, it is no answer to this question (RFC 5452 §9.1).
            guard octets.starts(with: query.id.bigEndianOctets) else { continue }
            return try? StrictMessage(reading: octets)
        }
    }

    func overTCP(_ question: Question) throws(ModelWord) -> StrictMessage {
        let socket = ModelSocket(.tcp)
        try socket.connect(to: server)
        try socket.sendFrame(try octets(of: query(question)))
        let octets = try socket.receiveFrame()
        guard let message = try? StrictMessage(reading: octets) else { throw .malformed }
        return message
    }

    private func query(_ question: Question) -> Message {
        var query = Message(id: .random(in: .min ... .max))
        query.flags.rd = true
        query.questions = [question]
        query.edns = udpPayloadSize.map { EDNS(udpPayloadSize: $0) }
        return query
    }

    private func octets(of query: Message) throws(ModelWord) -> [UInt8] {
        do { return try query.encoded() } catch { throw .malformed }
    }
}

extension UInt16 {
    fileprivate var bigEndianOctets: [UInt8] { [UInt8(self >> 8), UInt8(self & 0xff)] }
}

/// Where a stub resolver finds its server.
enum ModelResolvConf {
    /// - Throws: `Failure` when there is none.
    static func nameserver() throws -> String {
        guard let file = fopen("/etc/resolv.conf", "r") else {
            throw Failure.undecided("/etc/resolv.conf: can't be read")
        }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 256)
        while fgets(&line, Int32(line.count), file) != nil {
            let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            let words = text.split { $0.isWhitespace }
            if words.count == 2, words[0] == "nameserver" { return String(words[1]) }
        }
        throw Failure.undecided("/etc/resolv.conf: names no server")
    }
}
