import Driver
import FixtureFormats

/// Data files of ldns-testns.
@main
enum Main {
    static func main() { fuzz { octets, count in read(octets, count) } }
}

private func read(_ octets: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    _ = try? TestnsFile(reading: Array(UnsafeBufferPointer(start: octets, count: count)))
    return 0
}
