"""jdns uni: the resolver of QJDns in a command, which prints a line for each address."""

import re

import command
import lines


def main():
    record_type = lines.record_type()

    def respond(name):
        text, _ = command.output_of(["jdns", "uni", record_type.lower(), name])
        if "Results" not in text:
            return command.failure(text, [r"Error: (.*)$"])
        return {"addresses": re.findall(rf"^ *{record_type}: \[(\S+)\]", text, re.MULTILINE)}

    command.answer_names(respond)


main()
