internal import Conformance

/// What happens to a response when it is written.
extension AnswerPlan {
    /// What a fault does to the response on its way.
    mutating func deliver(_ fault: Fault, over transport: Transport) {
        switch transport {
        case .udp: deliverDatagram(fault)
        case .tcp: deliverFrame(fault)
        }
    }

    /// What the path does to a datagram.
    private mutating func deliverDatagram(_ fault: Fault) {
        switch fault {
        case .cut(let octet) where octets > octet && sent > 0:
            sent = min(sent, octet)
            action = .cut
        case .drop(let above) where octets > above:
            sent = 0
            action = .dropped
        case .forge(let forgery):
            self.forgery = forgery
            if action == .answered { action = .forged }
        default: break
        }
    }

    private mutating func deliverFrame(_ fault: Fault) {
        switch fault {
        case .tcp(.silent): withhold(.dropped)
        case .tcp(.reset):
            withhold(.reset)
            delivery = .reset
        case .tcp(.halfFrame) where sent > 0:
            delivery = .half
            action = .closed
        case .tcp(.split): delivery = .segments(slow: false)
        case .tcp(.slow): delivery = .segments(slow: true)
        default: break
        }
    }

    private mutating func withhold(_ action: Exchange.Action) {
        (octets, sent, records, answerCount, tc) = (0, 0, 0, 0, false)
        self.action = action
    }
}
