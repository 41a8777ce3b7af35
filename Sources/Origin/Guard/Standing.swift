/// What is known of who asks.
struct Standing {
    /// Whether the address is really theirs: by TCP, or by a valid server cookie.
    var isProven: Bool
    var hasValidCookie = false
    /// The client cookie and a fresh server cookie; nil where the query has none.
    var cookie: [UInt8]?
    var admission = TokenBuckets.Admission.allowed
}
