/// One packet as a capture's file holds it.
struct CapturedFrame {
    /// Since 1970-01-01T00:00:00Z.
    let time: Duration
    /// LINKTYPE (https://www.tcpdump.org/linktypes.html): what the octets begin with.
    let linkType: Int
    let octets: ArraySlice<UInt8>
    /// Whether the packet had more octets than were kept (the "snap length").
    let isCut: Bool
}
