/// A text that is built once, as octets: fixtures have hundreds of thousands of lines.
struct Text {
    private(set) var octets: [UInt8] = []

    private static let digits = Array("0123456789ABCDEF".utf8)

    init(capacity: Int = 0) {
        octets.reserveCapacity(capacity)
    }

    mutating func write(_ text: String) {
        octets.append(contentsOf: text.utf8)
    }

    mutating func write(_ other: [UInt8]) {
        octets.append(contentsOf: other)
    }

    mutating func line(_ text: String = "") {
        write(text)
        octets.append(UInt8(ascii: "\n"))
    }

    mutating func write(_ number: some UnsignedInteger & FixedWidthInteger) {
        let start = octets.count
        var left = number
        repeat {
            octets.append(UInt8(ascii: "0") + UInt8(left % 10))
            left /= 10
        } while left > 0
        octets[start...].reverse()
    }

    /// Two upper-case digits each.
    mutating func write(hex octets: some Collection<UInt8>) {
        for octet in octets {
            self.octets.append(Self.digits[Int(octet >> 4)])
            self.octets.append(Self.digits[Int(octet & 0xF)])
        }
    }

    /// Spaces up to a column, and at least one.
    mutating func pad(to column: Int, from start: Int) {
        repeat { octets.append(UInt8(ascii: " ")) } while octets.count - start < column
    }
}
