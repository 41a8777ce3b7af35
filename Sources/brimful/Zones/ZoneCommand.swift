internal import ArgumentParser
internal import Conformance
internal import DNSWire
internal import Origin
internal import ZoneFiles

struct ZoneCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "zone",
        abstract:
            "Writes what a zone of large answers needs: its delegation, the zone itself, and resolvers' lines for it.",
        discussion: """
            Examples:
              brimful zone big.example.net --ns ns1.example.net=192.0.2.1 --format delegation
              brimful zone big.example.net --ns ns1.example.net=192.0.2.1 --format zone --wildcard --output zones
              brimful zone big.example.net --ns ns1.example.net=192.0.2.1 --format forward --server 127.0.0.1:5300

            The delegation leads to `brimful serve --public --zone big.example.net`, or to a server of yours with the zone file.
            """)

    @Argument(help: "The zone's name.")
    var zone: String

    @OptionGroup var nameServers: NameServerOption

    @Option(
        help: """
            What is written: \(ZoneForm.allCases.map(\.rawValue).joined(separator: ", ")), or all. Comma list; more than one \
            need --output.
            """)
    var format: [String] = ["zone"]

    @Option(help: "The counts of addresses that there is a name for: n40 has 40.")
    var counts = PublicServer.namedCounts.map(String.init).joined(separator: ",")

    @Option(help: "Record types: A, AAAA. Comma list.")
    var type: [String] = ["A"]

    @ArgumentParser.Flag(
        help: "Zone and Route 53: names below n40 have its addresses as well, so that every query can have its own.")
    var wildcard = false

    @Option(
        help: """
            The server that resolvers are to ask, as 127.0.0.1:5300 or [::1]:5300. (default: the first --ns that has an \
            address, port 53)
            """)
    var server: String?

    @Option(help: "A folder to write the files into, each form's own.")
    var output: String?

    func run() throws {
        let forms = try forms()
        guard output != nil || forms.count == 1 else {
            throw Failure.usage("--format: for more than one, give a folder: --output DIR")
        }
        let published = try published()
        if server != nil { _ = try place(published) }
        let files = try forms.flatMap { try self.files(of: $0, published) }
        try ZoneOutput(folder: output).write(files)
    }

    // MARK: Files

    private func files(of form: ZoneForm, _ published: PublishedZone) throws -> [ZoneFormFile] {
        switch form {
        case .delegation: return [.init(name: "delegation.txt", text: DelegationFile(published).text)]
        case .zone: return [.init(name: "\(published.apex)zone", text: MasterFile(published).text)]
        case .route53: return route53(published)
        case .forward, .stub: return try forwarding(published, form)
        }
    }

    private func route53(_ published: PublishedZone) -> [ZoneFormFile] {
        let batches = Route53Batches(published)
        for set in batches.omitted {
            complain("route53: \(set.owner) \(set.type.rawValue) is left out: more than 400 values in a record set")
        }
        return batches.documents.enumerated().map { .init(name: "route53-\($0 + 1).json", text: $1) }
    }

    private func forwarding(_ published: PublishedZone, _ form: ZoneForm) throws -> [ZoneFormFile] {
        let place = try place(published)
        let all = ForwardingFile.all(
            for: published, server: place.address, port: place.port, isStub: form == .stub)
        return all.map { .init(name: "\(form.rawValue)/\($0.name)", text: $0.text) }
    }

    private func place(_ published: PublishedZone) throws -> ServicePlace {
        if let server {
            do { return try ServicePlace(server) } catch { throw Failure.usage("--server: \(error)") }
        }
        guard let address = published.servers.lazy.flatMap(\.addresses).first else {
            throw Failure.usage("--server: no --ns has an address, so say which server is to be asked")
        }
        return ServicePlace(address: address)
    }

    // MARK: Arguments

    private func published() throws -> PublishedZone {
        let apex = try ZoneName.read(zone, option: "the zone")
        let servers = try nameServers.servers(of: apex)
        let counts = try Selection.counts(counts)
        do {
            return try PublishedZone(
                apex: apex, servers: servers, counts: counts, types: try types(), hasWildcards: wildcard)
        } catch let error as ZoneFileError {
            throw Failure.usage(error.description)
        }
    }

    private func types() throws -> [RecordType] {
        try Selection.words(type).map { word in
            guard let type = RecordType(rawValue: word.uppercased()) else {
                throw Failure.usage("--type: \"\(word.printable(80))\" is none of A, AAAA")
            }
            return type
        }
    }

    private func forms() throws -> [ZoneForm] {
        let words = Selection.words(format)
        if words == ["all"] { return ZoneForm.allCases }
        let forms = try words.map { word in
            guard let form = ZoneForm(rawValue: word) else {
                let known = ZoneForm.allCases.map(\.rawValue).joined(separator: ", ")
                throw Failure.usage("--format: no form \"\(word.printable(80))\"; there are: all, \(known)")
            }
            return form
        }
        return ZoneForm.allCases.filter(forms.contains)
    }
}
