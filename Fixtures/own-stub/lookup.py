"""Reads a name a line, answers with a JSON line: {"addresses": [...]} or {"error": "EAI_AGAIN"}."""

import json
import socket
import sys

FAMILIES = {"A": socket.AF_INET, "AAAA": socket.AF_INET6, "A+AAAA": socket.AF_UNSPEC}
WORDS = {value: name for name, value in vars(socket).items() if name.startswith("EAI_")}


def look_up(name):
    try:
        found = socket.getaddrinfo(name, None, FAMILIES[sys.argv[1]], socket.SOCK_STREAM)
    except socket.gaierror as error:
        return {"error": WORDS.get(error.errno, str(error.errno))}
    except UnicodeError:
        return {"error": "NOT_A_NAME"}
    return {"addresses": [address[0] for *_, address in found]}


for line in sys.stdin:
    print(json.dumps(look_up(line.strip())), flush=True)
