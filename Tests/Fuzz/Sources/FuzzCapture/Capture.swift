import Driver
import FixtureFormats

/// Captures: read, and what is found scrubbed and written again.
@main
enum Main {
    static func main() { fuzz { octets, count in read(octets, count) } }
}

private func read(_ octets: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    guard let capture = try? Capture(reading: Array(UnsafeBufferPointer(start: octets, count: count))) else { return 0 }
    for exchange in capture.exchanges { _ = exchange.scrubbed }
    _ = try? capture.exchange()
    return 0
}
