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
