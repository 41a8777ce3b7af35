/// An option of an OPT record (RFC 6891 §6.1.2).
public struct EDNSOption: Hashable, Sendable {
    /// OPTION-CODE.
    public let code: UInt16
    /// OPTION-DATA.
    public let data: [UInt8]

    /// OPTION-CODE and OPTION-LENGTH.
    private static let headLength = 4

    public init(code: UInt16, data: [UInt8]) {
        self.code = code
        self.data = data
    }

    /// The options of an OPT record's RDATA, in their order; those before the first that is cut, where one is.
    static func options(in octets: ArraySlice<UInt8>) -> [EDNSOption] {
        var (rest, options) = (octets, [EDNSOption]())
        while rest.count >= headLength {
            let head = Array(rest.prefix(headLength)).map(UInt16.init)
            let (code, length) = (head[0] << 8 | head[1], Int(head[2] << 8 | head[3]))
            rest = rest.dropFirst(headLength)
            guard rest.count >= length else { break }
            options.append(EDNSOption(code: code, data: Array(rest.prefix(length))))
            rest = rest.dropFirst(length)
        }
        return options
    }
}

extension StrictMessage {
    /// The options of the OPT record; none without EDNS.
    public var ednsOptions: [EDNSOption] {
        additional.first { $0.type == TypeCode.opt }.map { EDNSOption.options(in: data(of: $0)) } ?? []
    }
}
