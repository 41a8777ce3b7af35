/// Why a capture can't be read, or no exchange of it be picked.
public enum CaptureError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The first octets are of no dialect that is known; how they begin, in hexadecimal.
    case notACapture(beginning: String)
    /// It is packed with gzip (RFC 1952).
    case compressed
    /// A dialect's version that nobody has defined.
    case version(major: Int, minor: Int)
    /// Not even one packet is to be had; what is wrong, and at which octet.
    case damaged(String, at: Int)
    /// The choice fits none of the exchanges, which are listed.
    case noSuchExchange(asked: String, there: [String])
    /// There is no exchange at all; what was passed over instead.
    case noExchange(notes: [String])

    /// One line: what is wrong, where, and what to do.
    public var description: String {
        switch self {
        case .notACapture(let beginning):
            "no packet capture: it begins with \(beginning), which is neither pcap nor pcapng"
        case .compressed: "compressed with gzip: unpack it first (gzip -d)"
        case .version(let major, let minor): "capture of version \(major).\(minor), which isn't known; save it anew"
        case .damaged(let what, let octet): "damaged capture: \(what) at octet \(octet); record or save it anew"
        case .noSuchExchange(let asked, let there):
            "no exchange \(asked); there are: \(there.joined(separator: ", "))"
        case .noExchange(let notes):
            "no DNS exchange in this capture" + (notes.isEmpty ? "" : " (\(notes.joined(separator: "; ")))")
        }
    }
}
