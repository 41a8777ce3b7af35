/// What a public server allows anybody.
public struct GuardSettings: Sendable, Hashable {
    /// Queries a second that the addresses of one prefix (/24, /56) may go on asking unproven over UDP.
    public var rate = 50
    /// Seconds of that rate that a prefix may ask at once.
    public var burstSeconds = 5
    /// How many times as much those have who proved their address, by a cookie or by TCP: nobody can ask in their name.
    public var provenFactor = 10
    /// Of the queries above the rate every so many-th is answered with TC=1, so that who is real can ask on (RRL's slip).
    public var slip = 2
    /// TCP connections that one prefix may have open.
    public var connectionsOfPrefix = 16
    /// TCP connections that may be open in all: below the 1,024 files that a process may usually have.
    public var connections = 512
    /// Seconds after which a silent connection is closed (RFC 7766 §6.2.3).
    public var idleSeconds = 10

    /// How many times the octets of a query an answer over UDP may have for an address that nobody has proven, as DNS
    /// payloads.
    public static let amplification = 2

    public init() {}
}
