/// Text made safe to print: every character is one column wide, and none can command a terminal or reorder a line.
///
/// A subject's version and error words are hostile. Whatever is not surely harmless (C0 and C1 controls, DEL, bidi
/// controls, combining marks, wide or unassigned characters) is written as `\u{9b}`; so a text's `count` is its width.
///
/// - Parameter limit: the most characters that remain; what is longer ends in `…`.
func plain(_ text: String, limit: Int = 600) -> String {
    var safe = ""
    var length = 0
    for scalar in text.unicodeScalars {
        let piece = isHarmless(scalar) ? String(scalar) : "\\u{\(String(scalar.value, radix: 16))}"
        if length + piece.count > limit { return clipped(safe, to: limit - 1) + "…" }
        safe += piece
        length += piece.count
    }
    return safe
}

/// The text cut to `width` characters, with `…` as its last when something was lost.
func fitted(_ text: String, to width: Int) -> String {
    text.count <= width ? text : clipped(text, to: width - 1) + "…"
}

/// The first `width` characters.
private func clipped(_ text: String, to width: Int) -> String {
    String(text.prefix(max(0, width)))
}

/// Printable, one column wide, left to right, and no part of a cluster with its neighbours.
private func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E, 0xA1...0xAC, 0xAE...0x24F: true
    case 0x2010...0x2027, 0x2030...0x205E, 0x2190...0x21FF, 0x2200...0x22FF: !scalar.properties.isEmojiPresentation
    default: false
    }
}

/// A number with its noun: `1 subject`, `3 subjects`.
func counted(_ number: Int, _ noun: String) -> String {
    number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
}

/// A number of addresses, in words.
func addresses(_ number: Int) -> String {
    number == 1 ? "1 address" : "\(number) addresses"
}

/// A list for a sentence, of at most `most` words: `a, b and 3 more`.
func listed(_ words: [String], most: Int) -> String {
    guard words.count > most else { return words.joined(separator: ", ") }
    return words.prefix(most).joined(separator: ", ") + " and \(words.count - most) more"
}
