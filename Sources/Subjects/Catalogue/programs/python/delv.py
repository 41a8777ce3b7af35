"""delv -i: BIND's resolver in a command. It prints records in the form of a zone file, or that it failed."""

import command
import lines

ERRORS = [r"^;; resolution failed: (.*)$", r"^;; failed to convert .*: (.*)$"]


def main():
    record_type = lines.record_type()

    def respond(name):
        # Names under the audited zone aren't signed, and there is no root to begin a chain of trust with: -i.
        text, _ = command.output_of(["delv", "-i", name, record_type])
        if "resolution failed" in text or "answer not validated" not in text:
            return command.failure(text, ERRORS)
        return {"addresses": command.records(text, record_type)}

    command.answer_names(respond)


main()
