import Foundation

/// What expressions in a step can speak of, and as much of the expressions as these actions are written in.
struct ActionContext {
    var inputs: [String: String]
    var outputs: [String: [String: String]] = [:]
    var hasFailed = false

    /// The text with the values of its `${{ … }}`.
    func filled(_ text: String) throws -> String {
        var result = ""
        var rest = text[...]
        while let match = rest.firstMatch(of: /\$\{\{ *([^ }]+) *\}\}/) {
            result += rest[..<match.range.lowerBound] + (try value(String(match.1)))
            rest = rest[match.range.upperBound...]
        }
        return result + rest
    }

    /// Whether a step with this condition runs.
    func holds(_ condition: String?) throws -> Bool {
        let terms = (condition ?? "success()").components(separatedBy: " && ")
        let asks = terms.contains { ["always()", "success()"].contains($0) }
        // A condition that doesn't ask how it went so far holds only where all went well.
        return try (asks || !hasFailed) && terms.allSatisfy(term)
    }

    private func term(_ text: String) throws -> Bool {
        if text == "always()" { return true }
        if text == "success()" { return !hasFailed }
        guard let match = text.wholeMatch(of: /([^ ]+) (==|!=) '([^']*)'/) else { throw Unexpected("if: \(text)") }
        return (try value(String(match.1)) == match.3) == (match.2 == "==")
    }

    private func value(_ path: String) throws -> String {
        let words = path.split(separator: ".").map(String.init)
        switch (words.first, words.count) {
        case ("inputs", 2):
            guard let value = inputs[words[1]] else { throw Unexpected("\(path): no such input") }
            return value
        case ("steps", 4): return outputs[words[1]]?[words[3]] ?? ""
        default: throw Unexpected("\(path): no expression of ours")
        }
    }
}
