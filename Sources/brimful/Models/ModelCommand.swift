internal import ArgumentParser
internal import Conformance

/// Subjects of our own with exactly one defect each: they prove that every detector fires, and fires on nothing else.
struct ModelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "model", abstract: "A subject with one known defect.", shouldDisplay: false,
        subcommands: [
            StubModelCommand.self, ParserModelCommand.self, ResolverModelCommand.self, InternetModelCommand.self,
        ])
}

/// When a model's defect shows.
struct ModelTrigger: ParsableArguments {
    @Option(help: "The defect shows in answers of more records than this.")
    var above = 0

    @Option(help: "The defect shows in answers of no more records than this.")
    var upTo = Int.max

    @Option(help: "The defect shows only after this many other questions.")
    var after = 0

    @Option(help: "What happens then besides.")
    var mischief: Mischief?

    /// - Parameter earlier: how many questions were asked before this one.
    func fires(records: Int, earlier: Int) -> Bool {
        let fires = records > above && records <= upTo && earlier >= after
        if fires { mischief?.happen() }
        return fires
    }
}

/// How a model asks its server.
struct ModelAsking: ParsableArguments {
    @Option(help: "What is wrong with it.")
    var asking: AskingDefect?

    @Option(help: "The UDP payload size to offer by EDNS, in octets.")
    var edns: UInt16?

    func client(of server: String) -> ModelClient {
        ModelClient(server: server, udpPayloadSize: edns, defect: asking)
    }
}

struct StubModelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "stub")

    @Option var defect = StubDefect.correct
    @Option(help: "A, AAAA or A+AAAA.", transform: recordTypes) var type = [RecordType.a]
    @OptionGroup var asking: ModelAsking
    @OptionGroup var trigger: ModelTrigger

    func run() throws {
        let client = asking.client(of: try ModelResolvConf.nameserver())
        var model = StubModel(defect: defect, types: type, trigger: trigger, client: client)
        answerLines { name, earlier in model.line(for: name, earlier: earlier) }
    }

    /// - Throws: `ValidationError` for anything but record types with a plus sign between them.
    @Sendable private static func recordTypes(_ text: String) throws -> [RecordType] {
        try text.split(separator: "+", omittingEmptySubsequences: false).map { word in
            guard let type = RecordType(rawValue: String(word)) else { throw ValidationError("no type \"\(word)\"") }
            return type
        }
    }
}

struct ParserModelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "parser")

    @Option var defect = ParserDefect.correct
    @Option var type = RecordType.a
    @OptionGroup var trigger: ModelTrigger

    func run() {
        let model = ParserModel(defect: defect, type: type, trigger: trigger)
        answerLines { message, earlier in model.line(for: message, earlier: earlier) }
    }
}

struct ResolverModelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "resolver")

    @Option var defect = ResolverDefect.correct
    @Option(help: "The IPv4 address to listen on, port 53.")
    var address: String
    @Option(help: "The IPv4 address of the server that everything is forwarded to.")
    var upstream: String
    @OptionGroup var asking: ModelAsking
    @OptionGroup var trigger: ModelTrigger

    func run() throws {
        let model = ResolverModel(defect: defect, trigger: trigger, client: asking.client(of: upstream))
        let connections: ModelServer.Connections =
            switch defect {
            case .noTCP: .refused
            case .closesTCP: .closed
            default: .served
            }
        try ModelServer(address: address, connections: connections).serve { model.respond($0, $1) }
    }
}

extension StubDefect: ExpressibleByArgument {}
extension AskingDefect: ExpressibleByArgument {}
extension ParserDefect: ExpressibleByArgument {}
extension ResolverDefect: ExpressibleByArgument {}
