"""A program that is started once and then told what to look up, over a Unix socket or an (address, port)."""

import socket
import subprocess
import sys
import time

import command


class Server:
    """Runs beside this program. When it ends by itself, so does this one, and in the same way."""

    def __init__(self, words, place):
        self.place = place
        self.process = subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=sys.stderr)
        while not self.listens():
            time.sleep(0.01)

    def listens(self):
        """Whether it has begun to listen."""
        self.follow()
        try:
            self.connection().close()
        except OSError:
            return False
        return True

    def connection(self):
        """A connection that says nothing yet."""
        connection = socket.socket(socket.AF_UNIX if isinstance(self.place, str) else socket.AF_INET)
        connection.connect(self.place)
        return connection

    def ask(self, request):
        """Everything that it answers until it closes."""
        self.follow()
        with self.connection() as connection:
            connection.sendall(request.encode(errors="replace"))
            answer = b"".join(iter(lambda: connection.recv(1 << 16), b""))
        return answer.decode(errors="replace")

    def follow(self):
        """Ends this program if it has ended."""
        status = self.process.poll()
        if status is not None:
            command.end_like(status)
            sys.exit(status or "it ended")

    def end(self):
        """Asks it to go, and waits until it has."""
        self.process.terminate()
        self.process.wait()
