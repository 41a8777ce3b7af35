"""DNS.DnsResult of py3dns, handed a message in hex as DNS.DnsRequest.qry hands it the octets that it got."""

import DNS

import lines
import pydns_result


def main():
    record_type = lines.record_type()

    def respond(octets):
        return pydns_result.reply(DNS.DnsResult(DNS.MunpackerDefault(octets), {}), record_type)

    lines.answer_messages(respond)


main()
