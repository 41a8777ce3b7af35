/// The texts of the page's data, each once, safe to show and bounded.
final class StringTable {
    private(set) var texts: [String] = []
    private var places: [String: Int] = [:]

    /// Where the text stands.
    ///
    /// - Parameter limit: the most characters of it that are kept; one text is asked for with one limit.
    func place(of text: String, limit: Int = 600) -> Packed {
        if let place = places[text] { return .number(place) }
        places[text] = texts.count
        texts.append(plain(text, limit: limit))
        return .number(texts.count - 1)
    }

    func place(of text: String?, limit: Int = 600) -> Packed {
        text.map { place(of: $0, limit: limit) } ?? nil
    }

    func places(of texts: some Sequence<String>) -> Packed {
        .list(texts.map { place(of: $0) })
    }
}
