"""squid as a proxy, asked for a page of each name: the addresses in its ipcache then, or in its log.

Its resolver always asks for A and AAAA.
"""

import os
import pathlib
import re
import sys
import time

import command
import lines
import server

LOG = pathlib.Path("cache.log")
# The sandbox has one network for all: an address of 127/8 that no other process takes.
ADDRESS = "127." + ".".join(str(octet) for octet in os.getpid().to_bytes(3, "big"))


def learned(log, name):
    """The addresses of an answer. It uses those of one type while the other is still to come."""
    return re.findall(rf"addGood: {re.escape(name)} #\d+ \[?([0-9a-f.:]+)", log)


def known(page, name):
    """The addresses in the page of its ipcache, which cuts long names, or None. The latest name comes first."""
    for entry in re.finditer(r"^ (\S+) .*(?:\n {20,}.*)*", page, re.MULTILINE):
        if name.startswith(entry.group(1)):
            return re.findall(r" \[?([0-9a-f.:]+)\]?-(?:OK|BAD)", entry.group(0))
    return None


def found(squid, name):
    """A name is in the ipcache when both types are answered: a little later, or not at all."""
    deadline = time.monotonic() + 1
    while time.monotonic() < deadline:
        addresses = known(squid.ask("GET /squid-internal-mgr/ipcache HTTP/1.0\r\n\r\n"), name)
        if addresses is not None:
            return addresses
        time.sleep(0.05)
    return learned(LOG.read_text(errors="replace"), name)


def complaint(log):
    """Its own words for why a name has no addresses; that one of the types has no records is the last reason."""
    words = re.findall(r"DNS error while resolving \S+: ([^:\n]*)", log)
    return next((word for word in words if word != "No DNS records"), words[-1] if words else None)


def main():
    wanted = "|".join(command.ADDRESS[record_type] for record_type in sys.argv[1].split("+"))
    pathlib.Path("port.conf").write_text(f"http_port {ADDRESS}:3128\n")
    squid = server.Server(["squid", "-N", "-f", str(pathlib.Path("squid.conf").absolute())], (ADDRESS, 3128))
    # It remembers for a while that a name failed, and not why.
    reasons = {}

    def respond(name):
        LOG.write_text("")
        squid.ask(f"GET http://{name}/ HTTP/1.0\r\n\r\n")
        addresses = [address for address in found(squid, name) if re.fullmatch(wanted, address)]
        if addresses:
            return {"addresses": addresses}
        log = LOG.read_text(errors="replace")
        reasons[name] = complaint(log) or reasons.get(name, "UNKNOWN_ERROR")
        return {"error": reasons[name], "detail": log[-250:]}

    command.answer_names(respond)
    squid.end()


main()
