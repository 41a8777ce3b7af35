import Yams

/// What a harness is told about a point: a block of YAML.
struct TAPDiagnostics {
    let message: String
    /// One word.
    let severity: String
    var type: String?
    /// Lines.
    var evidence: [String] = []

    init(message: String, severity: String) {
        self.message = message
        self.severity = severity
    }

    init(_ trouble: PipelineCase.Trouble, severity: String) {
        self.init(message: trouble.message, severity: severity)
        type = trouble.type
        evidence = trouble.evidence
    }

    /// From `---` to `...`.
    ///
    /// - Throws: what Yams throws; no text is a reason.
    var lines: [String] {
        get throws {
            let text = try serialize(
                node: Node(pairs), width: -1, allowUnicode: true, explicitStart: true, explicitEnd: true)
            return text.split(separator: "\n").map(String.init)
        }
    }

    private var pairs: [(Node, Node)] {
        let texts = [("message", message), ("severity", severity)] + (type.map { [("type", $0)] } ?? [])
        // In double quotes every text is on its own line, and no harness takes it for something else than a text.
        return texts.map { (Node($0), Node($1, Tag(.str), .doubleQuoted)) }
            + (evidence.isEmpty ? [] : [(Node("evidence"), Node(block, Tag(.str), .literal))])
    }

    /// A line that ends in a space would take the block's form away.
    private var block: String {
        evidence.map { line in String(line.reversed().drop { $0 == " " }.reversed()) + "\n" }.joined()
    }
}
