/// The shell lines by which somebody sees a case's octets himself: `brimful serve`, and `dig` as the subject asked.
public enum SeeingLines {
    /// Where `brimful serve` listens unless told.
    public static let place = (address: "127.0.0.1", port: 5300)
    /// The zone of the cases' names unless told.
    public static let zone = "brimful.example."

    /// The words of dig up to the name, the type and the options.
    public static let dig = ["dig", "@\(place.address)", "-p", "\(place.port)"]

    /// The options with which dig asks as a subject does in this view.
    ///
    /// - Parameters:
    ///   - ednsSize: the UDP payload size that a stub resolver offers, in octets; nil without EDNS.
    ///   - isCut: whether the scenario cuts UDP payloads, so that a parser is handed what comes over UDP.
    public static func digOptions(_ view: View, ednsSize: Int?, isCut: Bool) -> [String] {
        switch view {
        case .udp512: ["+noedns", "+ignore"]
        case .edns1232, .edns4096: edns(view.udpPayloadSize ?? 0) + ["+ignore"]
        case .tcp: ["+noedns", "+tcp"]
        case .stub: ["+noedns"]
        case .lookup: ednsSize.map(edns) ?? ["+noedns"]
        case .parse: ["+noedns", isCut ? "+ignore" : "+tcp"]
        }
    }

    private static func edns(_ size: Int) -> [String] { ["+bufsize=\(size)", "+nocookie"] }
}

extension Scenario {
    /// Whether UDP payloads are cut.
    public var isCut: Bool { faults.contains { if case .cut = $0 { true } else { false } } }
}

extension Observation {
    /// The UDP payload size that the subject offered at first, in octets; nil without EDNS.
    public var firstEDNSSize: Int? { exchanges.first { $0.type == testCase.type }?.ednsSize }
}

extension String {
    /// As one word of a POSIX shell's command line.
    public var quotedForShell: String {
        if wholeMatch(of: /[A-Za-z0-9\/._@:+-]+/) != nil { return self }
        return "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
}
