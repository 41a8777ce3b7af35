/// One thing to try: scenario × record type × answer count × owner-name length × client view.
public struct Case: Codable, Sendable, Hashable {
    public let scenario: String
    public let type: RecordType
    /// The number of answer records.
    public let count: Int
    /// The length of the owner name in octets on the wire (RFC 1035 §3.1), the root label included.
    public let nameLength: Int
    public let view: View

    /// Forty-eight octets: room for every scenario's name, and still 28 A records in 512 octets, as with shorter names.
    public static let usualNameLength = 48

    public init(
        scenario: String, type: RecordType = .a, count: Int,
        nameLength: Int = Case.usualNameLength, view: View
    ) {
        self.scenario = scenario
        self.type = type
        self.count = count
        self.nameLength = nameLength
        self.view = view
    }

    /// The stable textual name, such as `tcp-refused/a40/edns1232`; another owner-name length than usual is appended.
    public var id: String {
        let base = "\(scenario)/\(type.label)\(count)/\(view.rawValue)"
        return nameLength == Self.usualNameLength ? base : "\(base)/n\(nameLength)"
    }
}
