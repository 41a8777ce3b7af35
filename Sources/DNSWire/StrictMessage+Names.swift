extension StrictMessage {
    /// A record's owner, its case kept.
    public func owner(of record: Record) -> DomainName {
        NameWalk(octets).name(at: record.start)
    }

    /// Whether a record is owned by the first question's name; without a question, none is.
    public func ownerIsQuestion(_ record: Record) -> Bool {
        guard let question = questions.first else { return false }
        return firstLabel(of: record) == Message.headerLength || owner(of: record) == question.name
    }

    /// The name that an NS or CNAME record of class IN leads to; nil for other records.
    public func target(of record: Record) -> DomainName? {
        guard [TypeCode.ns, TypeCode.cname].contains(record.type), record.recordClass == ClassCode.internet else {
            return nil
        }
        return NameWalk(octets).name(at: record.data.lowerBound)
    }

    /// The RDATA as it stands in the message; names in it may be compressed.
    public func data(of record: Record) -> ArraySlice<UInt8> {
        octets[record.data]
    }

    /// Where the owner's first label stands; two records with the same one have the same owner.
    func firstLabel(of record: Record) -> Int {
        NameWalk(octets).firstLabel(ofNameAt: record.start)
    }
}
