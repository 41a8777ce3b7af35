"""dig, kdig or drill (arguments 2 and on), which print the message in the form of a zone file."""

import sys

import command
import lines

# dig's warning above the records that it could read of a message.
MALFORMED = "Message parser reports malformed message packet"
ERRORS = [
    f"({MALFORMED})",
    r"(Got bad packet: .*)",
    r"communications error to [^:]+: (.*)$",
    r"^;; Connection to \S+ for \S+ failed: (.*)\.$",
    r"(response timeout) for",
    r"(can't connect) to",
    r"(malformed (?:reply|query) packet)",
    r"(no servers could be reached)",
    r"(failed to query server)",
    r"^Error: error sending query: (.*)$",
]


def message(text, record_type):
    """The last message that was printed: after a retry over TCP there may be two."""
    start = text.rfind("->>HEADER<<-")
    text = text[start:]
    reply = {"tc": "tc" in command.found(r"[Ff]lags:([a-z ]*)", text).split()}
    rcode = command.found(r"(?:status|rcode): (\w+)", text)
    if rcode != "NOERROR":
        return reply | {"error": rcode}
    return reply | {"addresses": command.records(text, record_type)}


def main():
    record_type = lines.record_type()

    def respond(name):
        text, _ = command.output_of(sys.argv[2:] + [name, record_type])
        broken = "->>HEADER<<-" not in text or "Got bad packet" in text or MALFORMED in text
        return command.failure(text, ERRORS) if broken else message(text, record_type)

    command.answer_names(respond)


main()
