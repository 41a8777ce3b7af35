internal import ArgumentParser
internal import Conformance

/// Subjects of our own with exactly one defect each: they prove that every detector fires, and fires on nothing else.
struct ModelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "model", abstract: "A subject with one known defect.", shouldDisplay: false,
        subcommands: [StubModelCommand.self, ParserModelCommand.self, ResolverModelCommand.self])
}

/// When a model's defect shows.
struct ModelTrigger: ParsableArguments {
    @Option(help: "The defect shows in answers of more records than this.")
    var above = 0

    @Option(help: "The defect shows only after this many other questions.")
    var after = 0

    /// - Parameter earlier: how many questions were asked before this one.
    func fires(records: Int, earlier: Int) -> Bool {
        records > above && earlier >= after
    }
}

struct StubModelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "stub")

    @Option var defect = StubDefect.correct
    @Option var type = RecordType.a
    @OptionGroup var trigger: ModelTrigger

    func run() throws {
        let client = ModelClient(server: try ModelResolvConf.nameserver(), udpPayloadSize: nil)
        let model = StubModel(defect: defect, type: type, trigger: trigger, client: client)
        answerLines { name, earlier in model.line(for: name, earlier: earlier) }
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
    @OptionGroup var trigger: ModelTrigger

    func run() throws {
        let client = ModelClient(server: upstream, udpPayloadSize: 1232)
        let model = ResolverModel(defect: defect, trigger: trigger, client: client)
        try ModelServer(address: address, listensOnTCP: defect != .noTCP).serve(model.respond)
    }
}

extension StubDefect: ExpressibleByArgument {}
extension ParserDefect: ExpressibleByArgument {}
extension ResolverDefect: ExpressibleByArgument {}
