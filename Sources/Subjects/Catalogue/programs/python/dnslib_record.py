"""dnslib.DNSRecord.parse, handed a message in hex."""

import dnslib

import lines


def main():
    record_type = lines.record_type()

    def respond(octets):
        message = dnslib.DNSRecord.parse(octets)
        reply = {"tc": bool(message.header.tc)}
        if message.header.rcode != dnslib.RCODE.NOERROR:
            return reply | {"error": dnslib.RCODE[message.header.rcode]}
        wanted = dnslib.QTYPE.reverse[record_type]
        return reply | {"addresses": [str(record.rdata) for record in message.rr if record.rtype == wanted]}

    lines.answer_messages(respond)


main()
