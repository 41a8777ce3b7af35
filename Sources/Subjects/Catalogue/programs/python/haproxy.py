"""haproxy, started with each name in its configuration: the addresses that its servers get.

Argument 2 is its nameserver (tcp@ADDRESS:PORT for TCP alone), argument 3 its accepted_payload_size.
"""

import os
import pathlib
import re
import sys
import time

import command
import lines
import server

CONFIGURATION = pathlib.Path(__file__).parent.parent / "haproxy" / "haproxy.cfg"
FAMILY = {"A": "ipv4", "AAAA": "ipv6"}
# Of `show resolvers`, the one that tells most first; the last is an answer without records.
ERRORS = ["nx", "refused", "truncated", "too_big", "invalid", "cname_error", "other", "timeout", "snd_error", "any_err"]
# It asks once and three times again, a second apart (resolve_retries, timeout retry). Then it starts anew, for ever.
PATIENCE_SECONDS = 5
# From 2.9 on its servers get their addresses by and by: they have them all when so many readings are the same.
SETTLED = 4
ANY_ADDRESS = "|".join(command.ADDRESS.values())


def counters(haproxy):
    """What it counted of the nameserver's answers."""
    text = haproxy.ask("show resolvers origin\n")
    return {name: int(number) for name, number in re.findall(r"^ *(\w+): *(\d+)$", text, re.MULTILINE)}


def addresses(haproxy):
    """Those of its servers."""
    rows = [line.split() for line in haproxy.ask("show servers state servers\n").splitlines()]
    return [row[4] for row in rows if len(row) > 4 and re.fullmatch(ANY_ADDRESS, row[4])]


def polled(haproxy):
    """What it counted and the addresses, as soon as all servers have theirs or it has given up."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    readings = [[]]
    while time.monotonic() < deadline:
        counted = counters(haproxy)
        # Its thousands of servers are worth a look only when there was an answer.
        if counted.get("valid") or counted.get("update"):
            readings = readings[1 - SETTLED :] + [addresses(haproxy)]
        if readings[-1] and readings.count(readings[-1]) == SETTLED:
            break
        time.sleep(0.05)
    return counted, readings[-1]


def outcome(haproxy, record_type):
    """What the lookup came to. For want of one type it takes the other: that is no answer to this question."""
    counted, found = polled(haproxy)
    wanted = [address for address in found if re.fullmatch(command.ADDRESS[record_type], address)]
    if wanted:
        return {"addresses": wanted}
    words = [word for word in ERRORS if counted.get(word)]
    return {"error": words[0] if words else "none", "detail": str(counted)[:250]}


def main():
    record_type = lines.record_type()
    os.environ |= {"DIRECTORY": os.getcwd(), "NAMESERVER": sys.argv[2], "PAYLOAD_SIZE": sys.argv[3]}
    os.environ["FAMILY"] = FAMILY[record_type]

    def respond(name):
        os.environ["NAME"] = name
        haproxy = server.Server(["haproxy", "-q", "-db", "-f", str(CONFIGURATION)], "haproxy.socket")
        try:
            return outcome(haproxy, record_type)
        finally:
            haproxy.end()

    command.answer_names(respond)


main()
