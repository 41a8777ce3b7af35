/// RCODE values (RFC 1035 §4.1.1, RFC 2136 §2.2, RFC 6891 §9, RFC 7873 §8), and their names (RFC 6895 §2.3).
public enum ResponseCode {
    public static let noError: UInt16 = 0
    public static let formatError: UInt16 = 1
    public static let serverFailure: UInt16 = 2
    public static let nameError: UInt16 = 3
    public static let notImplemented: UInt16 = 4
    public static let refused: UInt16 = 5
    public static let notAuthoritative: UInt16 = 9
    public static let badVersion: UInt16 = 16
    public static let badCookie: UInt16 = 23

    /// From 0 on.
    private static let names = [
        "NOERROR", "FORMERR", "SERVFAIL", "NXDOMAIN", "NOTIMP", "REFUSED", "YXDOMAIN", "YXRRSET", "NXRRSET", "NOTAUTH",
        "NOTZONE",
    ]

    /// Such as `SERVFAIL`; of what has no name, `RCODE13`.
    public static func name(_ code: some BinaryInteger) -> String {
        switch UInt16(clamping: code) {
        case badVersion: "BADVERS"
        case badCookie: "BADCOOKIE"
        default: Int(code) < names.count ? names[Int(code)] : "RCODE\(code)"
        }
    }

    /// The value of a name that fits in the header (RFC 1035 §4.1.1); nil for any other word.
    public static func value(named word: some StringProtocol) -> UInt16? {
        names.firstIndex { $0 == word }.map(UInt16.init)
    }
}
