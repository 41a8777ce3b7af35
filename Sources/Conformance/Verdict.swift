/// Was it allowed.
public enum Verdict: String, Codable, Sendable, Hashable, CaseIterable {
    case pass, tolerated, fail, inconclusive
}

/// In which way a failure hurts.
public enum Flag: String, Codable, Sendable, Hashable, CaseIterable {
    /// A cut or truncated answer led to it.
    case truncation
    /// An existing name was called non-existent.
    case nxdomain
    /// TCP was called for (RFC 7766 §5) and not used, or did not help.
    case tcpFallback = "tcp-fallback"
    /// Addresses were lost without a word.
    case lostAddresses = "lost-addresses"
    case wrongAnswer = "wrong-answer"
    case hang
    case crash
    /// The whole answer arrived, and was more than the subject takes.
    case limit
    /// Asked again, it gave something worse.
    case inconsistent
    /// One lookup made more queries than any has to.
    case amplification
}

/// On which side of a resolver it went wrong; a stub resolver has only the side towards its server.
public enum Leg: String, Codable, Sendable, Hashable {
    /// Between the subject and the origin.
    case upstream
    /// Between the asker and the resolver.
    case client
    case none
}
