"""aiodns.DNSResolver.query with what /etc/resolv.conf and the library's defaults say."""

import asyncio

import aiodns
import pycares

import lines


def main():
    record_type = lines.record_type()
    loop = asyncio.new_event_loop()
    resolver = aiodns.DNSResolver(loop=loop)

    async def query(name):
        return await resolver.query(name, record_type)

    def respond(name):
        try:
            records = loop.run_until_complete(query(name))
        except aiodns.error.DNSError as error:
            return {"error": pycares.errno.errorcode.get(error.args[0], str(error.args[0])), "detail": error.args[1]}
        return {"addresses": [record.host for record in records]}

    lines.answer_lines(respond)


main()
