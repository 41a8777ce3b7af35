"""pycares.Channel.getaddrinfo, asked for one address family or both."""

import socket

import pycares

import lines
import pycares_channel

FAMILIES = {"A": socket.AF_INET, "AAAA": socket.AF_INET6, "A+AAAA": socket.AF_UNSPEC}


def main():
    family = FAMILIES[lines.record_type(tuple(FAMILIES))]
    channel = pycares.Channel()

    def addresses(name):
        result = pycares_channel.answer(
            channel, lambda done: channel.getaddrinfo(name, None, family=family, callback=done)
        )
        # An address is octets of ASCII.
        return [node.addr[0].decode("ascii") for node in result.nodes]

    lines.answer_lines(lambda name: pycares_channel.reply(lambda: addresses(name)))


main()
