/// One deviation of the origin or of the path, as data.
///
/// A scenario is a list of these. How they are written in a scenario file is told in `Fault+Coding.swift`.
public enum Fault: Sendable, Hashable {
    // MARK: On the message

    /// Every UDP answer carries TC=1, with these records.
    case truncate(Truncation)
    /// These queries are answered over UDP in full and with TC=0, however large the answer is.
    case omitTC(Queries)
    /// An answer of more records than this is replaced by an error, over UDP and TCP.
    case negative(Negative, above: Int)
    /// No answer holds more records than this, another part each time, with TC=0, over UDP and TCP.
    case subset(Int)
    /// What a query with EDNS gets.
    case edns(EDNSFault)
    /// The name is an alias, and so is its target, so many times (RFC 1035 §3.3.1).
    case cnameChain(Int)
    /// The name is an alias for a name without addresses.
    case cnameOnly
    /// The server's name servers and their addresses come along, so many of each (RFC 1035 §4.1).
    case delegation(servers: Int)
    /// What a query for the name's other address type gets.
    case otherType(OtherType)

    /// These are left out of the answers. Of no scenario: it makes a failure smaller that doesn't hang on them.
    case omit([ResponsePart])

    // MARK: On the octets

    /// Every record carries its owner name in full (no RFC 1035 §4.1.4 compression).
    case noCompression
    /// Every record is there twice.
    case duplicate
    /// The records come in another order each time.
    case shuffle
    /// A UDP payload that is longer is cut at this octet; the counts in its header stay.
    case cut(at: Int)

    // MARK: On delivery

    /// A UDP response of more octets than this never arrives.
    case drop(above: Int)
    /// A UDP answer that must not be believed comes along with the right one.
    case forge(Forgery)
    /// TCP does not work, in this way.
    case tcp(TCPFault)

    // MARK: In time

    /// These strike only until the case has been answered once.
    indirect case firstTime([Fault])

    /// Which queries a fault strikes.
    public enum Queries: String, Codable, Sendable, Hashable, CaseIterable {
        case withoutEDNS = "without-edns"
        case withEDNS = "with-edns"
        case all
    }

    /// What a truncated answer still holds.
    public enum Truncation: String, Codable, Sendable, Hashable, CaseIterable {
        /// No records.
        case empty
        /// The whole records that fit in 512 octets.
        case wholeRecords = "whole-records"
        /// The records that fit in 512 octets, the last one cut in its middle and counted.
        case cutRecord = "cut-record"
        /// No records, although the header counts all of them.
        case countsOnly = "counts-only"
    }

    /// What an error in the place of an answer says.
    public enum Negative: String, Codable, Sendable, Hashable, CaseIterable {
        case nxdomain, servfail, nodata
    }

    /// What a server makes of EDNS (RFC 6891 §7).
    public enum EDNSFault: String, Codable, Sendable, Hashable, CaseIterable {
        /// RCODE 1 and no OPT record: it doesn't know EDNS.
        case formerr
        /// Extended RCODE 16 (BADVERS), to version 0 as well.
        case badvers
        /// No answer over UDP.
        case drop
        /// An answer as if there were no OPT record in the query.
        case ignored
    }

    /// What the other address type of the name is like.
    public enum OtherType: String, Codable, Sendable, Hashable, CaseIterable {
        /// No answer, over UDP or TCP.
        case dead
        case servfail
        /// As many records as of the type under test.
        case large
    }

    /// What is wrong with an answer that must not be believed (RFC 5452 §9.1). Its addresses are none of the case's.
    public enum Forgery: String, Codable, Sendable, Hashable, CaseIterable {
        /// Another ID, before the right answer.
        case wrongID = "wrong-id"
        /// Another QNAME, before the right answer.
        case wrongQuestion = "wrong-question"
        /// Sent from another address than was asked, before the right answer.
        case foreignAddress = "foreign-address"
        /// Right in all but its addresses, after the right answer.
        case lateDuplicate = "late-duplicate"
    }

    /// What a right answer has besides its records (RFC 1035 §4.1.1, RFC 6891 §6.1.1), where it has it.
    public enum ResponsePart: String, Codable, Sendable, Hashable, CaseIterable {
        /// RA.
        case recursionAvailable = "ra"
        /// The OPT record.
        case opt
    }

    /// What happens to TCP.
    public enum TCPFault: String, Codable, Sendable, Hashable, CaseIterable {
        /// The SYN is answered with RST.
        case refused
        /// The SYN is never answered.
        case blackhole
        /// The connection is accepted, and closed as soon as a query comes.
        case eof
        /// The connection is accepted, and queries are never answered.
        case silent
        /// The connection is reset when a query has come.
        case reset
        /// The connection is closed after half of the answer.
        case halfFrame = "half-frame"
        /// Answers carry TC=1 as over UDP, with the whole records that fit in 512 octets.
        case truncated
        /// The answer comes in small segments, the first with one octet of its length.
        case split
        /// As `split`, with a pause of 1.25 seconds in the middle.
        case slow
    }

    /// The layer on which the fault acts.
    public enum Layer: String, Codable, Sendable, Hashable {
        case message, octets, delivery
    }

    public var layer: Layer {
        switch self {
        case .truncate, .omitTC, .negative, .subset, .edns, .cnameChain, .cnameOnly, .delegation, .otherType,
            .omit:
            .message
        case .noCompression, .duplicate, .shuffle, .cut: .octets
        case .drop, .forge, .tcp: .delivery
        case .firstTime(let faults): faults.first?.layer ?? .message
        }
    }

    /// Whether the fault only changes how the same addresses are written into one message.
    var isOfWriting: Bool {
        switch self {
        case .noCompression, .duplicate, .shuffle, .cnameChain, .delegation, .omit: true
        default: false
        }
    }

    /// Whether it shows in a single message, so that it can be handed to a parser.
    var isInOneMessage: Bool {
        switch self {
        case .omitTC, .cut: true
        default: isOfWriting
        }
    }

    /// Whether a client is kept waiting.
    var isSilent: Bool {
        switch self {
        case .drop, .tcp(.blackhole), .tcp(.silent), .tcp(.slow), .edns(.drop), .otherType(.dead): true
        case .firstTime(let faults): faults.contains(where: \.isSilent)
        default: false
        }
    }
}

extension Fault.TCPFault {
    /// Whether an answer still arrives whole.
    public var delivers: Bool { self == .split || self == .slow }

    /// Whether it strikes connections before anything is asked: then it belongs to an address, not to a name.
    public var isOfConnection: Bool { self == .refused || self == .blackhole || self == .eof }
}
