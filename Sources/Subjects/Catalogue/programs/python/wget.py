"""wget, fetching a page of each name: it tells every address that it tries, and no address has a listener."""

import re
import sys

import command

FAMILY = {"A": ["-4"], "AAAA": ["-6"], "A+AAAA": []}
ERRORS = [r"^Resolving .*\.\.\. failed: (.*)\.$"]


def main():
    words = ["wget", "--tries=1", "--output-document=/dev/null"] + FAMILY[sys.argv[1]]

    def respond(name):
        text, _ = command.output_of(words + [f"http://{name}/"])
        addresses = re.findall(r"\|(\S+)\|:80\.\.\. failed", text)
        return {"addresses": addresses} if addresses else command.failure(text, ERRORS)

    command.answer_names(respond)


main()
