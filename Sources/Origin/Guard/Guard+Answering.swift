internal import Conformance
internal import DNSWire

/// What a query gets that is within its rate.
extension Guard {
    /// A query that is well-formed, and all that is known about it.
    struct Asked {
        let call: Call
        let head: QueryHead
        let name: DomainName
        let standing: Standing

        /// The most octets that may go back, whatever the query offers.
        var mostOctets: Int {
            standing.isProven ? AnswerPlan.largestMessage : call.query.count * GuardSettings.amplification
        }
    }

    /// RFC 7873 §5.4: a fresh cookie, with BADCOOKIE where the one that came is none of ours.
    func cookieReply(
        _ call: Call, _ option: CookieOption, _ standing: Standing, into space: UnsafeMutableRawBufferPointer
    ) -> Reply {
        guard case .cookie(_, let server) = option, let cookie = standing.cookie else { return Reply(.ignored) }
        let isRefused = !server.isEmpty && !standing.hasValidCookie
        let bare = BareReply(rcode: isRefused ? ResponseCode.badCookie : 0, hasOPT: true)
        return Reply(.served, space.appendCookie(cookie, to: bare.write(to: call.query, into: space)))
    }

    func answer(_ asked: Asked, into space: UnsafeMutableRawBufferPointer) -> Reply {
        let (head, query) = (asked.head, asked.call.query)
        switch zone.asked(head, asked.name) {
        case .refused(let rcode):
            let bare = BareReply(rcode: rcode, questionEnd: head.questionEnd, hasOPT: head.udpPayloadSize != nil)
            return finish(Reply(.refused, bare.write(to: query, into: space)), asked, space)
        case .content:
            let answer = responder.answer(to: asked.call.asking)
            if case .planned(let planned) = answer { return send(answer, planned, asked, into: space) }
            return zoneReply(asked, into: space)
        case .zone where head.ednsVersion > 0:
            // RFC 6891 §6.1.3: BADVERS.
            let bare = BareReply(rcode: ResponseCode.badVersion, questionEnd: head.questionEnd, hasOPT: true)
            return finish(Reply(.served, bare.write(to: query, into: space)), asked, space)
        case .zone: return zoneReply(asked, into: space)
        }
    }

    private func zoneReply(_ asked: Asked, into space: UnsafeMutableRawBufferPointer) -> Reply {
        guard let octets = try? zone.response(to: asked.head, asked.name).encoded(), octets.count <= space.count else {
            return Reply(.ignored)
        }
        space.copyBytes(from: octets)
        return finish(Reply(.served, octets.count), asked, space)
    }

    /// A case's answer, with all that its scenario does to it.
    private func send(
        _ answer: Responder.Answer, _ planned: Responder.Answer.Planned, _ asked: Asked,
        into space: UnsafeMutableRawBufferPointer
    ) -> Reply {
        let plan = planned.plan
        // Second datagrams are for those who are proven, and so is what is too much: for others it isn't even written.
        guard asked.standing.isProven || (plan.forgery == nil && plan.sent <= asked.mostOctets) else {
            return Reply(.truncated, turnAway(asked, hasOPT: plan.hasOPT, into: space))
        }
        let length = responder.write(answer, to: zone.telling(asked.call.asking), into: space)
        space.makeAuthoritative(length)
        var reply = Reply(.served, length)
        // What was cut on purpose stays as it is.
        if plan.sent == plan.octets { reply = finish(reply, asked, space) }
        if reply.ending == .served { reply.forgery = responder.forgery(answer, to: asked.call.asking) }
        reply.delivery = plan.delivery
        return reply
    }

    /// Adds the cookie that was asked for, and sends away who may not have so much.
    private func finish(_ reply: Reply, _ asked: Asked, _ space: UnsafeMutableRawBufferPointer) -> Reply {
        var whole = reply
        if let cookie = asked.standing.cookie { whole.length = space.appendCookie(cookie, to: reply.length) }
        guard !asked.call.isOverTCP else { return whole }
        let limit = asked.head.udpLimit
        // A scenario's answer that is too large by itself leaves as it is meant to.
        let isPushedOver = whole.length > limit && reply.length <= limit
        guard whole.length > asked.mostOctets || isPushedOver else { return whole }
        return Reply(.truncated, turnAway(asked, hasOPT: asked.head.udpPayloadSize != nil, into: space))
    }

    /// TC=1 leads to TCP, which proves the address. BADCOOKIE leads those who know cookies to asking again with theirs, which
    /// proves it too (RFC 7873 §5.2.3); those who did so already need TCP, because it doesn't fit.
    func turnAway(_ asked: Asked, hasOPT: Bool, into space: UnsafeMutableRawBufferPointer) -> Int {
        let cookie = hasOPT ? asked.standing.cookie : nil
        let isAskedAgain = cookie != nil && !asked.standing.isProven
        var bare = BareReply(questionEnd: asked.head.questionEnd, hasOPT: hasOPT)
        (bare.rcode, bare.tc, bare.aa) = isAskedAgain ? (ResponseCode.badCookie, false, false) : (0, true, true)
        let length = bare.write(to: asked.call.query, into: space)
        return cookie.map { space.appendCookie($0, to: length) } ?? length
    }
}
