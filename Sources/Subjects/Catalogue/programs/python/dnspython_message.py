"""dns.message.from_wire with its defaults, handed a message in hex."""

import dns.flags
import dns.message
import dns.rcode
import dns.rdatatype

import lines


def addresses(message, record_type):
    """The addresses of the answer section, in its order."""
    wanted = dns.rdatatype.from_text(record_type)
    return [record.address for rrset in message.answer if rrset.rdtype == wanted for record in rrset]


def main():
    record_type = lines.record_type()

    def respond(octets):
        message = dns.message.from_wire(octets)
        reply = {"tc": bool(message.flags & dns.flags.TC)}
        if message.rcode() != dns.rcode.NOERROR:
            return reply | {"error": dns.rcode.to_text(message.rcode())}
        return reply | {"addresses": addresses(message, record_type)}

    lines.answer_messages(respond)


main()
