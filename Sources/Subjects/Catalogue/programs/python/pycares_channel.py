"""One pycares.Channel with what /etc/resolv.conf and the library's defaults say, and its answer to one question.

Before pycares 5 the program waits for the channel's sockets itself; since then the channel has a thread of its own.
"""

import queue
import select

import pycares


def process_sockets(channel):
    """Runs the channel's sockets once: until one is ready, or it is time to ask again."""
    readable, writable, _ = select.select(*channel.getsock(), [], channel.timeout())
    for descriptor in readable:
        channel.process_fd(descriptor, pycares.ARES_SOCKET_BAD)
    for descriptor in writable:
        channel.process_fd(pycares.ARES_SOCKET_BAD, descriptor)
    if not readable and not writable:
        channel.process_fd(pycares.ARES_SOCKET_BAD, pycares.ARES_SOCKET_BAD)


class Failure(Exception):
    """One of c-ares's status codes."""


def answer(channel, ask):
    """What the channel gives to the callback that `ask` gets."""
    found = queue.SimpleQueue()
    ask(lambda result, status: found.put((result, status)))
    while hasattr(channel, "getsock") and found.empty():
        process_sockets(channel)
    result, status = found.get()
    if status is not None:
        raise Failure(status)
    return result


def reply(addresses):
    """The reply with what `addresses` gives, or with c-ares's own word for the error."""
    try:
        return {"addresses": addresses()}
    except (Failure, pycares.AresError) as error:
        status = error.args[0]
        return {"error": pycares.errno.errorcode.get(status, f"ARES_{status}"), "detail": pycares.errno.strerror(status)}
