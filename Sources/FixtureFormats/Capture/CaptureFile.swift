/// A capture's file, frame by frame.
protocol CaptureFile {
    /// The next frame; nil at the end or where the file is damaged.
    mutating func next() -> CapturedFrame?
    /// Why the file could not be read to its end, once `next` has returned nil.
    var damage: CaptureDamage? { get }
}

/// What is wrong with a capture's file, and at which octet.
struct CaptureDamage {
    let what: String
    let octet: Int
}

/// Opens a file of either dialect, told by its first octets.
func captureFile(_ octets: [UInt8]) throws(CaptureError) -> any CaptureFile {
    if octets.starts(with: [0x1F, 0x8B]) { throw .compressed }
    if octets.starts(with: PcapngFile.sectionHeader) { return try PcapngFile(octets) }
    return try PcapFile(octets)
}
