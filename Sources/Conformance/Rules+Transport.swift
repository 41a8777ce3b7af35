/// How answers travel: the sentences that scenarios are held against, word for word.
extension Rule {
    /// RFC 2181 §9.
    public static let ignoreTruncated = Rule(
        rfc: "RFC 2181", section: "9",
        text: """
            When a DNS client receives a reply with TC set, it should ignore that response, and query again, using a \
            mechanism, such as a TCP connection, that will permit larger replies.
            """)

    /// RFC 2181 §5.1.
    public static let truncationIsMarked = Rule(
        rfc: "RFC 2181", section: "5.1",
        text: """
            The response must be marked as "truncated" if the entire RRSet will not fit in the response.
            """)

    /// RFC 2181 §9.
    public static let extrasDoNotTruncate = Rule(
        rfc: "RFC 2181", section: "9",
        text: """
            The TC bit should not be set merely because some extra information could have been included, but there was \
            insufficient room.
            """)

    /// RFC 1123 §6.1.3.2.
    public static let keepTruncationKnown = Rule(
        rfc: "RFC 1123", section: "6.1.3.2",
        text: """
            Truncated responses MUST NOT be saved (cached) and later used in such a way that the fact that they are \
            truncated is lost.
            """)

    /// RFC 7766 §5.
    public static let supportTCP = Rule(
        rfc: "RFC 7766", section: "5",
        text: "All general-purpose DNS implementations MUST support both UDP and TCP transport.")

    /// RFC 7766 §6.2.4.
    public static let retryAfterClose = Rule(
        rfc: "RFC 7766", section: "6.2.4",
        text: """
            DNS clients SHOULD retry unanswered queries if the connection closes before receiving all outstanding \
            responses.
            """)

    /// RFC 1035 §4.2.2.
    public static let assembleFirst = Rule(
        rfc: "RFC 1035", section: "4.2.2",
        text: """
            This length field allows the low-level processing to assemble a complete message before beginning to parse \
            it.
            """)

    /// RFC 6891 §6.2.3.
    public static let receivablePayloadSize = Rule(
        rfc: "RFC 6891", section: "6.2.3",
        text: "The requestor SHOULD place a value in this field that it can actually receive.")

    /// RFC 6891 §6.2.3.
    public static let avoidFragments = Rule(
        rfc: "RFC 6891", section: "6.2.3",
        text: """
            For example, if a requestor sits behind a firewall that will block fragmented IP packets, a requestor \
            SHOULD NOT choose a value that will cause fragmentation.
            """)

    /// RFC 6891 §7.
    public static let fallBackFromEDNS = Rule(
        rfc: "RFC 6891", section: "7",
        text: """
            Extended agents MUST be prepared for handling interactions with unextended clients in the face of new \
            protocol elements and fall back gracefully to unextended DNS when needed.
            """)

    /// RFC 1123 §6.1.3.3.
    public static let giveUpSoftly = Rule(
        rfc: "RFC 1123", section: "6.1.3.3",
        text: """
            After a query has been retransmitted several times without a response, an implementation MUST give up and \
            return a soft error to the application.
            """)

    /// RFC 1034 §5.3.3.
    public static let boundedWork = Rule(
        rfc: "RFC 1034", section: "5.3.3",
        text: """
            Bound the amount of work (packets sent, parallel processes started) so that a request can't get into an \
            infinite loop or start off a chain reaction of requests or queries with other implementations EVEN IF \
            SOMEONE HAS INCORRECTLY CONFIGURED SOME DATA.
            """)
}
