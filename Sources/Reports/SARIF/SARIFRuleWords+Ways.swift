/// How the answer travelled, and what that did to the subject.
extension SARIFRuleWords {
    static let truncation = SARIFRuleWords(
        summary: "A cut or truncated answer led to the failure.",
        meaning: """
            The answer did not fit and said so, or was cut on the way; the subject did not get the whole of it.
            """,
        remedy: """
            Let the subject ask over TCP when TC is set, and let TCP to port 53 through; until then publish fewer addresses.
            """,
        reference: Reference(rfc: 2181, section: "9"))

    static let tcpFallback = SARIFRuleWords(
        summary: "TCP was called for and not used, or did not help.",
        meaning: """
            An answer that does not fit into UDP is to be fetched over TCP; without that, large answers never arrive.
            """,
        remedy: """
            Turn on TCP in the subject's configuration, update it, and look for a firewall that drops TCP to port 53.
            """,
        reference: Reference(rfc: 7766, section: "5"))

    static let limit = SARIFRuleWords(
        summary: "The whole answer arrived, and was more than the subject takes.",
        meaning: """
            The subject has a limit of its own, in records or in octets, and gives up on every larger answer.
            """,
        remedy: """
            Raise the limit, such as max-records-per-type in BIND, or publish no more addresses than it holds.
            """,
        reference: Reference(rfc: 2181, section: "5.1"))

    static let amplification = SARIFRuleWords(
        summary: "One lookup made more queries than any has to.",
        meaning: "The subject repeats itself when an answer does not please it, and loads the name's servers.",
        remedy: "Update the subject, or limit the queries that it makes for one lookup.",
        reference: Reference(rfc: 1034, section: "5.3.3"))

    static let hang = SARIFRuleWords(
        summary: "The subject never came back, or not in time.",
        meaning: "The application that asked waits with it.",
        remedy: "Set a timeout in the application, and update the subject.",
        reference: Reference(rfc: 1123, section: "6.1.3.3"))

    static let crash = SARIFRuleWords(
        summary: "The subject died of the answer.",
        meaning: "Anybody who can make it ask for a name can stop it: treat it as a security fault.",
        remedy: "Update the subject; report it with the fixture that brimful minimise writes.",
        reference: Reference(rfc: 1035, section: "7.3"))
}
