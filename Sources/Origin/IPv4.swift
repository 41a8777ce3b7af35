/// IPv4 addresses as the socket calls carry them: 32 bits in network byte order.
enum IPv4 {
    static func text(_ address: UInt32) -> String {
        let host = UInt32(bigEndian: address)
        return [24, 16, 8, 0].map { String(host >> UInt32($0) & 0xff) }.joined(separator: ".")
    }

    static func number(_ text: String) -> UInt32? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        guard parts.count == 4 else { return nil }
        var host: UInt32 = 0
        for part in parts {
            guard let part else { return nil }
            host = host << 8 | UInt32(part)
        }
        return host.bigEndian
    }
}
