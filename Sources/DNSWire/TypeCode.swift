/// TYPE and QTYPE values (RFC 1035 §3.2.2 and §3.2.3; RFC 3596 §2.1, RFC 6891 §6.1.1, RFC 4034 §2).
public enum TypeCode {
    public static let a: UInt16 = 1
    public static let ns: UInt16 = 2
    public static let cname: UInt16 = 5
    public static let soa: UInt16 = 6
    public static let hinfo: UInt16 = 13
    public static let txt: UInt16 = 16
    public static let aaaa: UInt16 = 28
    public static let opt: UInt16 = 41
    public static let dnskey: UInt16 = 48
    public static let any: UInt16 = 255
}

/// CLASS values (RFC 1035 §3.2.4).
public enum ClassCode {
    public static let internet: UInt16 = 1
    public static let chaos: UInt16 = 3
}
