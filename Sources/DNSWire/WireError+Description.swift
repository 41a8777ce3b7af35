extension WireError: CustomStringConvertible {
    /// One line: what is wrong and where.
    public var description: String {
        switch self {
        case .cut, .trailingOctets, .tooManyOctets, .tooManyRecords: messageDescription
        case .dataLength, .secondOPT, .optNotAtRoot, .optOutsideAdditional: recordDescription
        case .opcodeOutOfRange, .rcodeOutOfRange, .addressLength, .library: valueDescription
        default: nameDescription
        }
    }

    private var messageDescription: String {
        switch self {
        case .cut(let at): "the message is cut: octet \(at) is missing"
        case .trailingOctets(let at): "octets follow the last record, from octet \(at)"
        case .tooManyOctets(let count): "\(count) octets; a DNS message holds at most 65535"
        case .tooManyRecords(let count, let section):
            "\(count) records in the \(section) section; a DNS message counts at most 65535"
        default: ""
        }
    }

    private var nameDescription: String {
        switch self {
        case .emptyLabel(let at): "empty label at octet \(at); write the root as \".\""
        case .labelTooLong(let at): "label at octet \(at) is longer than 63 octets"
        case .nameTooLong(let at): "name at octet \(at) is longer than 255 octets"
        case .reservedLabelType(let at): "octet \(at) is no label that may stand here"
        case .pointerNotBackward(let at, let target):
            "compression pointer at octet \(at) leads to octet \(target), not back to an earlier name"
        case .tooManyPointers(let at): "name at octet \(at) has more pointers than a name has labels"
        case .badEscape(let at): "bad escape at octet \(at); write \\DDD with DDD up to 255, or \\ and a character"
        case .notASCII(let at): "octet \(at) is not ASCII; write the name as A-labels (xn--...)"
        default: ""
        }
    }

    private var recordDescription: String {
        switch self {
        case .dataLength(let length, let type, let at):
            "RDLENGTH \(length) at octet \(at) does not fit the RDATA of type \(type)"
        case .secondOPT(let at): "second OPT record at octet \(at)"
        case .optNotAtRoot(let at): "OPT record at octet \(at) is not owned by the root"
        case .optOutsideAdditional(let at): "OPT record at octet \(at) is outside the additional section"
        default: ""
        }
    }

    private var valueDescription: String {
        switch self {
        case .opcodeOutOfRange(let opcode): "OPCODE \(opcode) does not fit in 4 bits"
        case .rcodeOutOfRange(let rcode): "RCODE \(rcode) does not fit: 15 is the largest, with EDNS 4095"
        case .addressLength(let length, let expected): "an address of \(length) octets; it takes \(expected)"
        case .library(let reason): "libldns: \(reason)"
        default: ""
        }
    }
}
