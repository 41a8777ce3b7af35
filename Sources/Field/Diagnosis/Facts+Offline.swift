internal import Conformance

extension Facts {
    /// One word for everything, where there is no way from this machine to anybody.
    var offline: Symptom? {
        guard authority == nil, case .unreachable(let why) = nobody?.status, !resolvers.isEmpty,
            resolvers.allSatisfy(\.isUnreachable)
        else { return nil }
        return Symptom(
            .unreachable, at: .pathToResolver,
            """
            This machine has no network: there is no way from it to any of the servers that were to be asked, nor to those of \
            the root (\(why)).
            """,
            advice: "Connect this machine to the network.")
    }
}

extension ResolverFacts {
    fileprivate var isUnreachable: Bool {
        asked.last.allSatisfy { _, response in
            if case .unreachable = response.status { true } else { false }
        }
    }
}
