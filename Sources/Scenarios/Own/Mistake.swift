import Yams

/// What is wrong in a file, and where: the keys and positions that lead there from the document's root.
struct Mistake: Error {
    let path: [Step]
    let text: String

    enum Step: Sendable, Hashable {
        case key(String)
        case position(Int)

        init(_ key: any CodingKey) {
            self = key.intValue.map(Step.position) ?? .key(key.stringValue)
        }
    }

    init(_ path: [Step], _ text: String) {
        self.path = path
        self.text = text
    }
}

extension Node {
    /// The line, from 1, on which the value at `path` is written, or what comes nearest to it.
    func line(of path: [Mistake.Step]) -> Int {
        var node = self
        var line = mark?.line ?? 1
        for step in path {
            guard let next = node.child(step) else { break }
            line = next.line ?? line
            node = next.node
        }
        return line
    }

    /// The key's line rather than its value's: a list begins on the line after its key.
    private func child(_ step: Mistake.Step) -> (node: Node, line: Int?)? {
        switch (self, step) {
        case (.mapping(let pairs), .key(let name)):
            pairs.first { $0.key.string == name }.map { ($0.value, $0.key.mark?.line) }
        case (.sequence(let nodes), .position(let position)):
            nodes.indices.contains(position) ? (nodes[position], nodes[position].mark?.line) : nil
        default: nil
        }
    }
}
