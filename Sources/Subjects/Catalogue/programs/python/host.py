"""host or khost (arguments 2 and on), which print a sentence for each address."""

import re
import sys

import command
import lines

ERRORS = [
    r"not found: \d+\((\w+)\)",
    r"type \w+ error: (\w+)",
    r"(has no \w+ record)",
    r"(Got bad packet: .*)",
    r"communications error to [^:]+: (.*)$",
    r"^;; Connection to \S+ for \S+ failed: (.*)\.$",
    r"(response timeout) for",
    r"(can't connect) to",
    r"(malformed reply packet)",
    r"(no servers could be reached)",
    r"(failed to query server)",
]


def main():
    record_type = lines.record_type()

    def respond(name):
        text, _ = command.output_of(sys.argv[2:] + ["-t", record_type, name])
        addresses = re.findall(r"has (?:IPv[46] )?address (\S+)$", text, re.MULTILINE)
        if addresses:
            return {"addresses": addresses}
        if re.search(r"is an alias for", text) and not re.search(r"not found|error|timed out|refused", text):
            return {"addresses": []}
        return command.failure(text, ERRORS)

    command.answer_names(respond)


main()
