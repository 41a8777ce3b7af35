import Conformance

/// How a subject went about one lookup, as the JSON report has it.
struct ReportConduct: Encodable {
    let queries: Int
    let ednsSizes: [Int]
    @Nullable var tcpAfter: Conduct.TCPTrigger?
    let looksPermanent: Bool

    init(_ conduct: Conduct) {
        queries = conduct.queries
        ednsSizes = conduct.udpPayloadSizes
        _tcpAfter = Nullable(wrappedValue: conduct.tcpAfter)
        looksPermanent = conduct.looksPermanent
    }
}

/// The same name asked again, as the JSON report has it.
struct ReportRepetition: Encodable {
    let view: View
    let addresses: ReportAddresses
    let reply: ReportReply
    let origin: [ReportExchange]

    init(_ repetition: Observation.Repetition) {
        view = repetition.view
        addresses = ReportAddresses(repetition.reply.addresses)
        reply = ReportReply(repetition.reply)
        origin = repetition.exchanges.map(ReportExchange.init)
    }
}
