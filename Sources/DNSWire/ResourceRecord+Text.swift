internal import CLDNS

extension ResourceRecord {
    /// Reads a record of one line as master files write it (RFC 1035 §5.1, RFC 3597 §5), with libldns.
    ///
    /// - Parameters:
    ///   - defaultTTL: the TTL of a record that tells none, in seconds.
    ///   - origin: what a name without a final dot is completed with.
    /// - Throws: `WireError` with libldns's reason when it is none, has no RDATA, or is too long.
    public init(_ line: String, defaultTTL: UInt32, origin: DomainName = .root) throws(WireError) {
        // A NUL would end the line early, and libldns copies what it reads some times over.
        guard line.utf8.count <= Self.longestLine, !line.utf8.contains(0) else {
            throw .library("a record of more than \(Self.longestLine) characters, or with a NUL")
        }
        guard let suffix = ldns_rdf_new_frm_data(LDNS_RDF_TYPE_DNAME, origin.wire.count, origin.wire) else {
            throw .outOfMemory
        }
        defer { ldns_rdf_deep_free(suffix) }
        var entry: UnsafeMutablePointer<ldns_rr>?
        let status = ldns_rr_new_frm_str(&entry, line, defaultTTL, suffix, nil)
        guard status == LDNS_STATUS_OK, let entry else { throw WireError(status) }
        defer { ldns_rr_free(entry) }
        guard ldns_rr_rd_count(entry) > 0 else { throw .library("no RDATA") }
        self = try Message.record(entry)
    }

    /// The RDATA of the longest record in hexadecimal, and its head.
    private static let longestLine = 2 * 65_535 + 2048
}
