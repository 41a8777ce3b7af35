internal import DNSWire

/// The one answer that a test file gives where its tool can't answer UDP and TCP differently.
struct SingleAnswer {
    let octets: [UInt8]
    /// What is lost by there being only one.
    let loss: String?

    init(_ fixture: Fixture, for tool: String) throws(Refusal) {
        let conversation = fixture.conversation
        if let fault = conversation.deliveryFault { throw Refusal("\(tool) always delivers; here \(fault)") }
        let udp = conversation.udp?.responses.map(\.octets) ?? []
        guard udp.count <= 1 else { throw Refusal("\(tool) gives one response to a query; here are \(udp.count)") }
        switch (udp.first, conversation.tcp?.message) {
        case (nil, nil): throw Refusal("there is no response")
        case (let octets?, nil): self.init(octets: octets, loss: nil)
        case (nil, let octets?):
            self.init(octets: octets, loss: "\(tool) gives the answer over UDP too, where nothing was asked here")
        case (let udp?, let tcp?) where udp == tcp: self.init(octets: tcp, loss: nil)
        case (let udp?, let tcp?): try self.init(udp: udp, tcp: tcp, fixture, tool)
        }
    }

    private init(octets: [UInt8], loss: String?) {
        self.octets = octets
        self.loss = loss
    }

    private init(udp: [UInt8], tcp: [UInt8], _ fixture: Fixture, _ tool: String) throws(Refusal) {
        let same = "\(tool) answers the same over UDP and TCP"
        let isTruncated = udp.count > 2 && udp[2] & 0x02 != 0
        if isTruncated, fixture.isBentOverUDP { throw Refusal("\(same), and this case is in the difference") }
        self.init(
            octets: isTruncated ? tcp : udp,
            loss: isTruncated ? "\(same): here without truncation" : "\(same): here the UDP response")
    }
}
