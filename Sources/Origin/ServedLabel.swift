/// The labels that the origin puts in front of names.
enum ServedLabel {
    /// The links of a chain of aliases: `c2` leads to `c1`, and `c0` has the addresses.
    static func alias(_ number: Int) -> String { "c\(number)" }

    /// The number of an alias's label; nil for any other label.
    static func aliasNumber(_ label: some Sequence<UInt8>) -> Int? {
        let text = String(decoding: Array(label), as: UTF8.self).lowercased()
        guard text.utf8.count <= 3, text.first == "c", let number = Int(text.dropFirst()), alias(number) == text else {
            return nil
        }
        return number
    }

    /// The name servers, counted from 1: `ns`, `ns2`, `ns3`.
    static func server(_ number: Int) -> String { number == 1 ? "ns" : "ns\(number)" }

    /// The octets that a label takes, its length octet included (RFC 1035 §3.1).
    static func length(_ label: String) -> Int { label.utf8.count + 1 }

    /// The most that a label in front of a case's name adds to it: two digits.
    static let longest = length(alias(10))
}
