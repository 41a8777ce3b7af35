"""pycares.Channel.query."""

import pycares

import lines
import pycares_channel


def addresses_of(result, query_type):
    """Before pycares 5 a list of what was asked for; since then the message's sections, CNAMEs and all."""
    if isinstance(result, list):
        return [record.host for record in result]
    return [record.data.addr for record in result.answer if record.type == query_type]


def main():
    query_type = {"A": pycares.QUERY_TYPE_A, "AAAA": pycares.QUERY_TYPE_AAAA}[lines.record_type()]
    channel = pycares.Channel()

    def addresses(name):
        result = pycares_channel.answer(channel, lambda done: channel.query(name, query_type, callback=done))
        return addresses_of(result, query_type)

    lines.answer_lines(lambda name: pycares_channel.reply(lambda: addresses(name)))


main()
