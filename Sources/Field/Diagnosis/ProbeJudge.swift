internal import Conformance
internal import DNSWire

/// What large UDP answers on the way from resolvers to this machine have come to.
struct ProbeJudge {
    private let facts: Facts
    /// The payload of a UDP datagram that fills an Ethernet frame: 1500 octets without the IPv4 and UDP headers.
    private static let frame = 1472

    init(_ facts: Facts) {
        self.facts = facts
    }

    /// - Parameter known: what is said of the resolvers already.
    func symptoms(beside known: [Symptom]) -> [Symptom] {
        facts.resolvers.compactMap { resolver in
            let server = resolver.asked.server
            let isTold = known.contains {
                $0.server == server.description && [.udpSize, .udpBlocked, .ednsDropped].contains($0.kind)
            }
            return isTold ? nil : resolver.probes.lazy.compactMap { symptom($0, of: resolver) }.first
        }
    }

    /// Something with more room is lost, and the same with less room came.
    private func symptom(_ probe: SizeProbe, of resolver: ResolverFacts) -> Symptom? {
        guard let lost = probe.answers.first(where: { $0.response.status == .silent }),
            probe.answers.contains(where: { $0.room < lost.room && $0.response.status == .answered })
        else { return nil }
        let server = resolver.asked.server
        let size = probe.whole.map { " has \($0) octets, and" } ?? ""
        let isFragmented = min(probe.whole ?? 0, lost.room) > Self.frame
        let cause =
            isFragmented ? " So large an answer comes in fragments in most networks: those seem to get lost." : ""
        return Symptom(
            .udpSize, at: .pathToResolver, as: isWished ? .fault : .note, of: server,
            "The answer to \(words(probe.question))\(size) doesn't arrive over UDP from \(server) where there is room for \(lost.room); the largest answer that did arrive has \(resolver.largestUDP).\(cause)",
            advice:
                "Tell the resolver's owner and whoever runs the firewall: fragments of UDP answers have to pass, or the resolver has to send such answers with TC instead (RFC 9715)."
        )
    }

    /// Whether the user wanted to know: else it is nothing that this name suffers from.
    private var isWished: Bool {
        facts.resolvers.flatMap(\.probes).contains { !$0.question.name.isRoot }
    }

    private func words(_ question: DNSWire.Question) -> String {
        "\(question.name) \(question.type == TypeCode.dnskey ? "DNSKEY" : "TXT")"
    }
}
