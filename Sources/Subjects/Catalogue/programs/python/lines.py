"""The line protocol of stubs and parsers: one question per line on stdin, one JSON object per line on stdout."""

import json
import sys

LINE_CHARACTERS = 2 * 65535 + 1


def read_lines():
    """The lines without their ends; None for one that is too long."""
    while line := sys.stdin.readline(LINE_CHARACTERS + 1):
        if line.endswith("\n") or len(line) <= LINE_CHARACTERS:
            yield line.rstrip("\n")
        else:
            skip_line()
            yield None


def skip_line():
    """Reads the rest of a line away."""
    while (rest := sys.stdin.readline(LINE_CHARACTERS)) and not rest.endswith("\n"):
        pass


def reply(line, respond):
    """What goes to stdout for one line; an exception's class is the library's own word for its error."""
    if line is None:
        return {"error": "LINE_TOO_LONG"}
    try:
        return respond(line)
    except Exception as error:
        return {"error": type(error).__name__, "detail": str(error)[:250]}


def record_type(types=("A", "AAAA")):
    """Argument 1."""
    if len(sys.argv) < 2 or sys.argv[1] not in types:
        sys.exit("argument 1: the record type, " + " or ".join(types))
    return sys.argv[1]


def answer_lines(respond):
    """Answers every line of stdin with what `respond` makes of it."""
    sys.stdin.reconfigure(errors="replace")
    for line in read_lines():
        print(json.dumps(reply(line, respond)), flush=True)


def answer_messages(respond):
    """The same for a parser, whose lines are messages in hex: `respond` gets the octets."""

    def respond_to_hex(line):
        try:
            octets = bytes.fromhex(line)
        except ValueError:
            return {"error": "NOT_HEX"}
        return respond(octets)

    answer_lines(respond_to_hex)
