"""A command (arguments 2 and on) that prints nothing but addresses, on one line or on many: dnsip, dnsget, adnshost."""

import re
import sys

import command
import lines

# What is left when the command's own name and the name that was asked for are gone.
ERRORS = [
    r"^\S+ (does not exist)$",
    r"^\S+ (has no \w+ record)$",
    r"^Error during DNS \w+ lookup for [^:]+: (.+)$",
    r": (?:temporary error|fatal|error): .*: ([^:\n]+)$",
    r"(timed out)",
    r": ([^:\n]+)\.?$",
]


def main():
    record_type = lines.record_type()

    def respond(name):
        text, status = command.output_of(sys.argv[2:] + [name])
        if status != 0:
            return command.failure(text, ERRORS)
        return {"addresses": re.findall(rf"(?<!\S){command.ADDRESS[record_type]}(?!\S)", text)}

    command.answer_names(respond)


main()
