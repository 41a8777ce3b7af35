internal import Conformance
internal import DNSWire

extension ResolverJudge {
    /// A part of a changing answer, of addresses that the authority wasn't seen to give.
    var pool: [Symptom] {
        let sets = parts(responses)
        guard let unseen = sets.first(where: expectation.isUnseen) else { return [] }
        let isAlive = Set(sets).count > 1
        return [
            Symptom(
                .changing, at: .resolver, as: .note, of: server,
                "\(server) gives \(addressCount(unseen.count)) that the authority wasn't seen to give: as many as the authority gives at a time, out of too many to see them all (\(expectation.union.count) were). \(isAlive ? "It gives others from time to time, as the authority does." : "That they change, too, wasn't seen in this time.")"
            )
        ]
    }

    private func parts(_ responses: [Response]) -> [Set<Address>] {
        (responses + resolver.asked.earlier).filter { $0.isWhole(facts.type) }.map { Set($0.addresses(facts.type)) }
    }
}
