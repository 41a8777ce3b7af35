internal import Conformance

extension ResolverJudge {
    /// Nobody who fails programs is called healthy because no judge knows what that is.
    func unexplained(beside found: [Symptom]) -> [Symptom] {
        guard expectation.isKnown, !hasExcuse, found.allSatisfy({ $0.weight == .note }),
            let response = resolver.asked[.stub], !grade(.stub, response).isAllowed
        else { return [] }
        return [
            Symptom(
                .silent, at: .resolver, as: .undecided, of: server, views: [.stub],
                "\(server) \(response.words) when it is asked as programs ask, and the authority has \(count). Why can't be told."
            )
        ]
    }
}
