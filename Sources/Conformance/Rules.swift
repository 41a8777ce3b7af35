/// What answers mean: the sentences that scenarios are held against, word for word.
extension Rule {
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
            Name Error - Meaningful only for responses from an authoritative name server, this code signifies that the \
            domain name referenced in the query does not exist.
            """)

    /// RFC 2181 §5.1.
    public static let allOfTheSet = Rule(
        rfc: "RFC 2181", section: "5.1",
        text: """
            A query for a specific (or non-specific) label, class, and type, will always return all records in the \
            associated RRSet - whether that be one or more RRs.
            """)

    /// RFC 2181 §5.
    public static let duplicatesSayNothing = Rule(
        rfc: "RFC 2181", section: "5",
        text: """
            It is meaningless for two records to ever have label, class, type and data all equal - servers should \
            suppress such duplicates if encountered.
            """)

    /// RFC 1034 §5.2.3.
    public static let failureIsNoAbsence = Rule(
        rfc: "RFC 1034", section: "5.2.3",
        text: """
            It is essential that this sort of condition should not be signalled as a name or data not present error to \
            applications.
            """)

    /// RFC 1034 §3.6.
    public static let orderMeansNothing = Rule(
        rfc: "RFC 1034", section: "3.6",
        text: """
            The order of RRs in a set is not significant, and need not be preserved by name servers, resolvers, or \
            other parts of the DNS.
            """)

    /// RFC 1034 §3.6.2.
    public static let followAliases = Rule(
        rfc: "RFC 1034", section: "3.6.2",
        text: """
            Of course, by the robustness principle, domain software should not fail when presented with CNAME chains \
            or loops; CNAME chains should be followed and CNAME loops signalled as an error.
            """)

    /// RFC 1035 §7.4.
    public static let discardUnasked = Rule(
        rfc: "RFC 1035", section: "7.4",
        text: """
            When a resolver receives unsolicited responses or RR data other than that requested, it should discard it \
            without caching it.
            """)

    /// RFC 5452 §9.1.
    public static let mismatchIsInvalid = Rule(
        rfc: "RFC 5452", section: "9.1",
        text: "A mismatch and the response MUST be considered invalid.")

    /// RFC 2308 §2.2.
    public static let noDataMeaning = Rule(
        rfc: "RFC 2308", section: "2.2",
        text: """
            NODATA is indicated by an answer with the RCODE set to NOERROR and no relevant answers in the answer \
            section.
            """)

    /// RFC 2308 §7.1.
    public static let failureIsOfOneType = Rule(
        rfc: "RFC 2308", section: "7.1",
        text: """
            If it does so it MUST NOT cache it for longer than five (5) minutes, and it MUST be cached against the \
            specific query tuple <query name, type, class, server IP address>.
            """)

    /// RFC 2308 §7.2.
    public static let deadIsOfOneType = Rule(
        rfc: "RFC 2308", section: "7.2",
        text: """
            The indication MUST be stored against query tuple <query name, type, class, server IP address> unless \
            there was a transport layer indication that the server does not exist, in which case it applies to all \
            queries to that specific IP address.
            """)
}
