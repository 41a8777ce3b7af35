/// What was made of the answer, and what isn't as it was accepted.
extension SARIFRuleWords {
    static let nxdomain = SARIFRuleWords(
        summary: "An existing name was called non-existent.",
        meaning: """
            Applications take that as final: they do not try again, and negative caches keep it. This is how names with many \
            addresses went dark.
            """,
        remedy: """
            Update the subject or replace it; a domain owner publishes no more addresses than the largest count that holds.
            """,
        reference: Reference(rfc: 1035, section: "4.1.1"))

    static let lostAddresses = SARIFRuleWords(
        summary: "Addresses were lost without a word.",
        meaning: """
            A part was passed off as the whole, or nothing as all there is: nobody notices until the servers that are left fail.
            """,
        remedy: "Give the subject a larger buffer, or let it ask over TCP.",
        reference: Reference(rfc: 2181, section: "5.1"))

    static let wrongAnswer = SARIFRuleWords(
        summary: "An address was returned that the answer did not have.",
        meaning: "The subject believed a response that it had to discard, or read its memory wrong.",
        remedy: "Update the subject, and treat it as a security fault.",
        reference: Reference(rfc: 5452, section: "9.1"))

    static let inconsistent = SARIFRuleWords(
        summary: "Asked again, the subject gave something worse.",
        meaning: "What was right at first is wrong when the same name is asked again, so that one test shows nothing.",
        remedy: "Update the subject; ask for the same name twice in your own tests.",
        reference: Reference(rfc: 1123, section: "6.1.3.2"))

    static let failure = SARIFRuleWords(
        summary: "The subject did not do what a correct client does.",
        meaning: "No flag names the way in which it failed: the message of the result says what happened.",
        remedy: "Ask the case again with the command that the result carries, and look at both legs.",
        reference: Reference(rfc: 1034, section: "5.2.3"))

    static let tolerated = SARIFRuleWords(
        summary: "The subject did not do all that a correct client does, and may do so here.",
        meaning: """
            Something stood in the way of the whole answer, and the subject said honestly that it has not got it, or took a way \
            that is allowed.
            """,
        remedy: "Nothing, unless users meet this path: then publish fewer addresses, or let TCP through.",
        reference: Reference(rfc: 1034, section: "5.2.3"))

    static let outdated = SARIFRuleWords(
        summary: "An accepted deviation isn't any more what was accepted.",
        meaning: "The baseline or a known.yml says how the subject fails, and it fails no more, or at other counts.",
        remedy: """
            Drop or replace the line that the message names, so that the failure is noticed if it returns.
            """,
        reference: Reference(rfc: 1034, section: "5.2.3"))
}
