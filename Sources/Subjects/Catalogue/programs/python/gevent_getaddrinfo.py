"""gevent.socket.getaddrinfo by way of the resolver that GEVENT_RESOLVER names."""

import socket

import gevent.socket

import lines

FAMILIES = {"A": socket.AF_INET, "AAAA": socket.AF_INET6, "A+AAAA": socket.AF_UNSPEC}
# EAI_AGAIN and its like, by their numbers.
WORDS = {number: word for word, number in vars(socket).items() if word.startswith("EAI_")}


def main():
    family = FAMILIES[lines.record_type(FAMILIES)]

    def respond(name):
        try:
            found = gevent.socket.getaddrinfo(name, None, family, socket.SOCK_STREAM)
        except OSError as error:
            # c-ares' codes come as numbers of its own, with their names before a colon: "ARES_ETIMEOUT: Timeout …".
            number, *texts = error.args or (None,)
            text = str(texts[0]) if texts else ""
            word = text.split(":")[0] if text.startswith("ARES_") else WORDS.get(number, type(error).__name__)
            return {"error": word, "detail": text[:250]}
        return {"addresses": [address[0] for *_, address in found]}

    lines.answer_lines(respond)


main()
