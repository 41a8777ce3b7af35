import Foundation

/// The container recipe, instruction by instruction.
struct ContainerRecipe {
    struct Instruction {
        let word: String
        let rest: String

        var text: String { "\(word) \(rest)" }
    }

    let instructions: [Instruction]

    init() throws {
        let lines = try Repository.text(".container/Containerfile").replacing(/\\\n */, with: "").split(separator: "\n")
        instructions = lines.filter { !$0.hasPrefix("#") }.map { line in
            let words = line.split(separator: " ", maxSplits: 1).map(String.init)
            return Instruction(word: words[0], rest: words.count > 1 ? words[1] : "")
        }
    }

    /// What is run in each stage, as one script.
    var steps: [String] {
        instructions.split(omittingEmptySubsequences: false) { $0.word == "FROM" }.dropFirst().map { stage in
            stage.filter { $0.word == "RUN" }.map(\.rest).joined(separator: "\n")
        }
    }

    /// The recipe without what is run.
    var withoutSteps: String {
        instructions.filter { $0.word != "RUN" }.map { $0.text + "\n" }.joined()
    }

    /// The words that an instruction in JSON's form has.
    func words(_ word: String) throws -> [String] {
        let text = instructions.last { $0.word == word }?.rest ?? ""
        return try JSONDecoder().decode([String].self, from: Data(text.utf8))
    }
}
