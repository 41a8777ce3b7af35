public import Origin
internal import Yams

extension PreparedSubject {
    /// A resolver that somebody else has started: there is nothing to place or to make.
    ///
    /// - Parameter zone: the far end's whose names it is asked for; nil where the origin is ours.
    /// - Throws: `SubjectError`.
    public init(
        runningAt endpoint: Endpoint, version: String, zone: String? = nil
    ) throws(SubjectError) {
        let name = Self.name(ofServerAt: endpoint)
        let text = """
            name: "\(name)"
            kind: resolver
            title: the server at \(endpoint)
            program: none
            upstream: forward
            """
        try self.init(text, running: Self.place("\(endpoint)", zone), version: version)
    }

    /// What programs of this machine get that look names up, by whatever its owner set up for them.
    ///
    /// - Parameters:
    ///   - version: the C library's.
    ///   - zone: the far end's whose names are looked up.
    /// - Throws: `SubjectError`.
    public init(lookupsOfVersion version: String, zone: String) throws(SubjectError) {
        let text = """
            name: getaddrinfo
            kind: stub
            title: getaddrinfo of this machine
            program: none
            errors:
              noSuchName: [EAI_NONAME]
              noData: [EAI_NODATA]
              malformed: [EAI_FAIL]
              temporary: [EAI_AGAIN, EAI_SYSTEM, EAI_MEMORY]
            """
        try self.init(text, running: Self.place("this machine", zone), version: version)
    }

    /// As reports tell it, who can say by it how to ask again.
    private static func place(_ place: String, _ zone: String?) -> String {
        zone.map { "\(place), asked for names of \($0)" } ?? place
    }

    private init(_ text: String, running place: String, version: String) throws(SubjectError) {
        guard let manifest = try? YAMLDecoder().decode(Manifest.self, from: text) else {
            throw SubjectError("\(place): can't be a subject")
        }
        self.init(
            file: ManifestFile(ofNoFile: manifest), place: .server(place), version: version, outputDirectory: "")
    }

    /// `127.0.0.1-5353`: a colon is no part of a subject's name.
    public static func name(ofServerAt endpoint: Endpoint) -> String {
        "\(endpoint.address)-\(endpoint.port)".replacing(":", with: "-")
    }
}

extension ManifestFile {
    /// What nobody wrote down.
    fileprivate init(ofNoFile manifest: Manifest) {
        self.manifest = manifest
        path = ""
        folder = ""
    }
}
