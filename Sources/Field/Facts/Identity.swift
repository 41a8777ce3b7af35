internal import Conformance
internal import DNSWire

/// What a server calls itself, which it need not say, and may lie about (RFC 4892).
public struct Identity: Sendable, Hashable {
    /// The texts of the names that were asked for, such as `version.bind.`; hostile, and bounded here.
    public let texts: [String: String]

    /// CH TXT names that servers know (RFC 4892 §2).
    static let names = ["id.server.", "hostname.bind.", "version.bind."]
    private static let longestText = 60

    /// - Parameter answers: what came of asking for each name.
    init(_ answers: [(name: String, response: Response)]) {
        let found = answers.compactMap { answer in Self.text(answer.response).map { (answer.name, $0) } }
        texts = Dictionary(found) { first, _ in first }
    }

    /// The first string of the first TXT record (RFC 1035 §3.3.14).
    private static func text(_ response: Response) -> String? {
        guard let message = response.message, message.rcode == 0,
            let record = message.answer.first(where: { $0.type == TypeCode.txt })
        else { return nil }
        let data = message.data(of: record)
        let text = String(decoding: data.dropFirst().prefix(Int(data.first ?? 0)), as: UTF8.self).printable(longestText)
        return text.isEmpty ? nil : text
    }
}

extension Checkup {
    /// Asked only where somebody answers in the place of others, to find out who.
    func identities(_ facts: Facts) async -> [ServerAddress: Identity] {
        let servers =
            [Self.nobody] + facts.resolvers.map(\.asked.server) + (facts.authority?.servers ?? []).map(\.server)
        return await withTaskGroup(of: (ServerAddress, Identity).self) { group in
            for server in servers.uniqued() { group.addTask { (server, await identity(of: server)) } }
            return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
    }

    private func identity(of server: ServerAddress) async -> Identity {
        var answers: [(String, Response)] = []
        for text in Identity.names {
            guard let name = try? DomainName(text) else { continue }
            let question = Question(name: name, type: TypeCode.txt, recordClass: ClassCode.chaos)
            answers.append((text, await asking.ask(server, Inquiry(question, wantsRecursion: false))))
            // Who is silent once is silent again.
            if answers.last?.1.status == .silent { break }
        }
        return Identity(answers)
    }
}
