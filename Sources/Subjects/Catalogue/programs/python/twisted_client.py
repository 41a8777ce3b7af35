"""twisted.names.client.Resolver with what /etc/resolv.conf and the library's defaults say."""

import json
import sys

from twisted.internet import reactor
from twisted.internet.stdio import StandardIO
from twisted.names import client
from twisted.protocols.basic import LineOnlyReceiver

import lines
import twisted_records


class Questions(LineOnlyReceiver):
    """Each line is a question; the reactor runs all the while, as in a server."""

    delimiter = b"\n"
    MAX_LENGTH = lines.LINE_CHARACTERS

    def __init__(self, record_type):
        self.record_type = record_type
        self.resolver = client.Resolver(resolv="/etc/resolv.conf")
        self.lookup = {"A": self.resolver.lookupAddress, "AAAA": self.resolver.lookupIPV6Address}[record_type]

    def lineReceived(self, line):
        self.lookup(line.decode("ascii", "replace")).addCallbacks(self.succeed, self.fail)

    def succeed(self, sections):
        self.reply({"addresses": twisted_records.addresses(sections[0], self.record_type)})

    def fail(self, failure):
        self.reply({"error": failure.type.__name__, "detail": failure.getErrorMessage()[:250]})

    def reply(self, reply):
        self.transport.write(json.dumps(reply).encode() + b"\n")

    def connectionLost(self, reason=None):
        if reactor.running:
            reactor.stop()


StandardIO(Questions(lines.record_type()))
reactor.run()
sys.exit(0)
