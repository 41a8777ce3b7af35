"""Addresses of twisted.names' records."""

import socket

from twisted.names import dns

TYPES = {"A": dns.A, "AAAA": dns.AAAA}


def addresses(records, record_type):
    """Those of the answer section, in its order."""
    payloads = [record.payload for record in records if record.type == TYPES[record_type]]
    if record_type == "A":
        return [payload.dottedQuad() for payload in payloads]
    return [socket.inet_ntop(socket.AF_INET6, payload.address) for payload in payloads]
