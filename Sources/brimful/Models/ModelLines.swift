internal import Conformance
internal import DNSWire
internal import Glibc

/// The line protocol, on the subject's side: a question a line on stdin, an answer a line on stdout.
///
/// - Parameter line: makes the answer, from the question and how many came before it.
func answerLines(_ line: (_ question: String, _ earlier: Int) -> String) {
    var earlier = 0
    while let question = readLine() {
        let answer = line(question, earlier)
        print(answer)
        if Mischief.takeRepetition() { print(answer) }
        fflush(nil)
        earlier += 1
    }
}

/// What a model's answer line says.
enum ModelLine {
    static func addresses(_ addresses: [Address]) -> String {
        "{\"addresses\":[\(addresses.map { "\"\($0)\"" }.joined(separator: ","))]}"
    }

    static func error(_ word: ModelWord) -> String {
        "{\"error\":\"\(word.rawValue)\"}"
    }
}

/// The models' words for their errors, as their manifests list them.
enum ModelWord: String, Error {
    case noName = "EAI_NONAME"
    case noData = "EAI_NODATA"
    case malformed = "EAI_FAIL"
    case temporary = "EAI_AGAIN"
    case refused = "EAI_REFUSED"
    case timeout = "EAI_TIMEOUT"
}

extension StrictMessage {
    /// The addresses of a whole answer.
    ///
    /// - Throws: the word for an answer that has none.
    func wholeAnswer(_ type: RecordType) throws(ModelWord) -> [Address] {
        if flags.tc { throw .temporary }
        let addresses = addresses(type)
        guard addresses.isEmpty else { return addresses }
        switch rcode {
        case ResponseCode.noError: throw .noData
        case ResponseCode.nameError: throw .noName
        case ResponseCode.refused: throw .refused
        default: throw .temporary
        }
    }
}
