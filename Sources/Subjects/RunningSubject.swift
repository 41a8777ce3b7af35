public import Origin
internal import Yams

extension PreparedSubject {
    /// A resolver that somebody else has started: there is nothing to place or to make.
    ///
    /// - Throws: `SubjectError`.
    public init(runningAt endpoint: Endpoint, version: String) throws(SubjectError) {
        let name = Self.name(ofServerAt: endpoint)
        let text = """
            name: "\(name)"
            kind: resolver
            title: the server at \(endpoint)
            program: none
            upstream: forward
            """
        guard let manifest = try? YAMLDecoder().decode(Manifest.self, from: text) else {
            throw SubjectError("\(endpoint): can't be a subject")
        }
        self.init(
            file: ManifestFile(ofNoFile: manifest), place: .server("\(endpoint)"),
            version: version, outputDirectory: "")
    }

    /// `127.0.0.1-5353`: a colon is no part of a subject's name.
    public static func name(ofServerAt endpoint: Endpoint) -> String { "\(endpoint.address)-\(endpoint.port)" }
}

extension ManifestFile {
    /// What nobody wrote down.
    fileprivate init(ofNoFile manifest: Manifest) {
        self.manifest = manifest
        path = ""
        folder = ""
    }
}
