/// TYPE and CLASS values that this module itself has to know (RFC 1035 §3.2.2 and §3.2.4, RFC 3596, RFC 6891).
enum TypeCode {
    static let a: UInt16 = 1
    static let ns: UInt16 = 2
    static let cname: UInt16 = 5
    static let soa: UInt16 = 6
    static let aaaa: UInt16 = 28
    static let opt: UInt16 = 41
}

enum ClassCode {
    static let internet: UInt16 = 1
}
