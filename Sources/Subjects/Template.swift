internal import Conformance
internal import Mustache

/// Fills `{{words}}` in.
enum Template {
    /// - Throws: `SubjectError` that names the place when the text is no template.
    static func fill(_ text: String, with values: [String: String], place: String) throws(SubjectError) -> String {
        guard text.contains("{{") else { return text }
        do {
            return try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}\n" + text).render(values)
        } catch {
            throw SubjectError("\(place): can't be filled in: \(String(describing: error).printable())")
        }
    }
}

extension ManifestFile {
    /// The manifest's words of a command, filled in.
    ///
    /// - Throws: `SubjectError` when one is no template.
    func fill(_ words: [String], with values: [String: String]) throws -> [String] {
        try words.map { try Template.fill($0, with: values, place: path) }
    }

    /// Variables of an environment, their values filled in.
    ///
    /// - Throws: `SubjectError` when one is no template.
    func fill(_ environment: [String: String], with values: [String: String]) throws -> [String: String] {
        try environment.mapValues { try Template.fill($0, with: values, place: path) }
    }
}
