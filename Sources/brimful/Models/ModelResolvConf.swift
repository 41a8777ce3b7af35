internal import Glibc

/// Where a stub resolver finds its server.
enum ModelResolvConf {
    /// - Throws: `Failure` when there is none.
    static func nameserver() throws -> String {
        guard let file = fopen("/etc/resolv.conf", "r") else {
            throw Failure.undecided("/etc/resolv.conf: can't be read")
        }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 256)
        while fgets(&line, Int32(line.count), file) != nil {
            let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            let words = text.split { $0.isWhitespace }
            if words.count == 2, words[0] == "nameserver" { return String(words[1]) }
        }
        throw Failure.undecided("/etc/resolv.conf: names no server")
    }
}
