/// The sentences that scenarios are held against, word for word.
extension Rule {
    /// RFC 2181 §9.
    public static let ignoreTruncated = Rule(
        rfc: "RFC 2181", section: "9",
        text: """
            When a DNS client receives a reply with TC set, it should ignore that response, and query again, using a \
            mechanism, such as a TCP connection, that will permit larger replies.
            """)

    /// RFC 7766 §5.
    public static let supportTCP = Rule(
        rfc: "RFC 7766", section: "5",
        text: "All general-purpose DNS implementations MUST support both UDP and TCP transport.")

    /// RFC 1035 §7.3.
    public static let checkSections = Rule(
        rfc: "RFC 1035", section: "7.3",
        text: "Parse the sections of the message, and insure that all RRs are correctly formatted.")

    /// RFC 1035 §4.1.4.
    public static let compressionIsOptional = Rule(
        rfc: "RFC 1035", section: "4.1.4",
        text: """
            Programs are free to avoid using pointers in messages they generate, although this will reduce datagram \
            capacity, and may cause truncation.
            """)

    /// RFC 1035 §4.1.1.
    public static let nameErrorMeaning = Rule(
        rfc: "RFC 1035", section: "4.1.1",
        text: """
            Name Error - Meaningful only for responses from an authoritative name server, this code signifies that \
            the domain name referenced in the query does not exist.
            """)

    /// RFC 6891 §6.2.3.
    public static let receivablePayloadSize = Rule(
        rfc: "RFC 6891", section: "6.2.3",
        text: "The requestor SHOULD place a value in this field that it can actually receive.")
}
