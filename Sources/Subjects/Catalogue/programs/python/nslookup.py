"""nslookup (arguments 2 and on), of BIND or of BusyBox: the server's address comes first, then the name's."""

import re
import sys

import command
import lines

ERRORS = [
    r"\*\* server can't find [^:]+: (\w+)",
    r"(No answer)",
    r"(Got bad packet: .*)",
    r"communications error to [^:]+: (.*)$",
    r"^;; Connection to \S+ for \S+ failed: (.*)\.$",
    r"(Parse error)",
    r"(no response from server)",
    r"(connection timed out)",
    r"(no servers could be reached)",
]


def main():
    record_type = lines.record_type()

    def respond(name):
        text, status = command.output_of(sys.argv[2:] + [f"-type={record_type.lower()}", name])
        answer = text.split("\n\n", 1)[-1]
        addresses = re.findall(rf"^Address(?: \d+)?:\s*({command.ADDRESS[record_type]})$", answer, re.MULTILINE)
        # BusyBox prints nothing below "Non-authoritative answer:" and succeeds when there is no record in a message.
        succeeded = status == 0 and "answer:" in text
        return {"addresses": addresses} if addresses or succeeded else command.failure(text, ERRORS)

    command.answer_names(respond)


main()
