"""pycares.Channel.getaddrinfo with what /etc/resolv.conf and its defaults say, in the loop of its examples."""

import select
import socket

import pycares

import lines

FAMILIES = {"A": socket.AF_INET, "AAAA": socket.AF_INET6}


def wait(channel):
    """Lets the channel work until nothing is under way."""
    while True:
        readable, writable = channel.getsock()
        if not readable and not writable:
            return
        timeout = channel.timeout()
        readable, writable, _ = select.select(readable, writable, [], timeout)
        for descriptor in readable:
            channel.process_fd(descriptor, pycares.ARES_SOCKET_BAD)
        for descriptor in writable:
            channel.process_fd(pycares.ARES_SOCKET_BAD, descriptor)
        if not readable and not writable:
            channel.process_fd(pycares.ARES_SOCKET_BAD, pycares.ARES_SOCKET_BAD)


def text(octets):
    """Its addresses are octets of ASCII."""
    return octets.decode("ascii") if isinstance(octets, bytes) else octets


def main():
    family = FAMILIES[lines.record_type()]
    channel = pycares.Channel()

    def respond(name):
        found = []
        channel.getaddrinfo(name, None, lambda *result: found.append(result), family=family, type=socket.SOCK_STREAM)
        wait(channel)
        result, error = found[0]
        if error is not None:
            return {"error": pycares.errno.errorcode.get(error, str(error)), "detail": pycares.errno.strerror(error)}
        return {"addresses": [text(node.addr[0]) for node in result.nodes]}

    lines.answer_lines(respond)


main()
