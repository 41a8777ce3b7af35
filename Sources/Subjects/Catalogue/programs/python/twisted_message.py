"""twisted.names.dns.Message.fromStr, handed a message in hex."""

from twisted.names import dns

import lines
import twisted_records

RCODES = {1: "FORMERR", 2: "SERVFAIL", 3: "NXDOMAIN", 4: "NOTIMP", 5: "REFUSED"}


def main():
    record_type = lines.record_type()

    def respond(octets):
        message = dns.Message()
        message.fromStr(octets)
        reply = {"tc": bool(message.trunc)}
        if message.rCode != dns.OK:
            return reply | {"error": RCODES.get(message.rCode, f"RCODE{message.rCode}")}
        return reply | {"addresses": twisted_records.addresses(message.answers, record_type)}

    lines.answer_messages(respond)


main()
