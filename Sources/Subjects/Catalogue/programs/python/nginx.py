"""nginx as a proxy, asked for a page of each name: it looks the name up and tries every address that it learned."""

import pathlib
import re
import sys

import command
import lines
import server

LOG = pathlib.Path("error.log")


def tried(response):
    """The addresses in the page: "192.0.2.1:80, [2001:db8::1]:80"."""
    page = response.partition("\r\n\r\n")[2].strip()
    return [entry.rpartition(":")[0].strip("[]") for entry in page.split(", ")] if page else []


def complaint(log):
    """Its own words for why it tried nothing."""
    words = re.findall(r"could not be resolved \(\d+: ([^)]*)\)", log)
    return {"error": words[-1] if words else "UNKNOWN_ERROR", "detail": log[-250:]}


def follow_worker(log):
    """Its master starts another worker for one that has crashed, and tells so in its log alone."""
    crash = command.found(r"worker process \d+ exited on signal (\d+)", log)
    if crash:
        command.end_like(-int(crash))


def main():
    # The configuration of each type lies beside the main one.
    pathlib.Path("resolver.conf").symlink_to(f"{sys.argv[1]}.conf")
    nginx = server.Server(["nginx", "-c", str(pathlib.Path("nginx.conf").absolute())], "nginx.socket")

    def respond(name):
        LOG.write_text("")
        response = nginx.ask(f"GET / HTTP/1.0\r\nHost: {name}\r\n\r\n")
        log = LOG.read_text(errors="replace")
        follow_worker(log)
        if not response.startswith("HTTP/1.1 502 "):
            return {"error": "NO_PAGE", "detail": response[:250]}
        addresses = tried(response)
        return {"addresses": addresses} if addresses else complaint(log)

    lines.answer_lines(respond)
    nginx.end()


main()
