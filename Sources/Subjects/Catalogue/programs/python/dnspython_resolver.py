"""dns.resolver.Resolver with what /etc/resolv.conf and the library's defaults say."""

import dns.flags
import dns.resolver

import lines


def main():
    record_type = lines.record_type()
    resolver = dns.resolver.Resolver()
    # Before dnspython 2 it was called query.
    resolve = getattr(resolver, "resolve", None) or resolver.query

    def respond(name):
        answer = resolve(name, record_type)
        truncated = bool(answer.response.flags & dns.flags.TC)
        return {"addresses": [record.address for record in answer], "tc": truncated}

    lines.answer_lines(respond)


main()
