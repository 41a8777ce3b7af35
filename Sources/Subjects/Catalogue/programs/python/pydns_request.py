"""DNS.DnsRequest of py3dns with what /etc/resolv.conf and the library's defaults say."""

import DNS

import lines
import pydns_result


def main():
    record_type = lines.record_type()

    def respond(name):
        return pydns_result.reply(DNS.DnsRequest().qry(name=name, qtype=record_type), record_type)

    lines.answer_lines(respond)


main()
