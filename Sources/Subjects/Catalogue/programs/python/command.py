"""A command of a resolver's own, run once for each name, as people and scripts run it."""

import re
import signal
import subprocess

import lines

ADDRESS = {"A": r"\d+\.\d+\.\d+\.\d+", "AAAA": r"[0-9a-fA-F:.]*:[0-9a-fA-F:.]*"}


def output_of(words):
    """What it prints, on both streams, and its exit status. Its own timeouts apply; the harness ends what hangs."""
    done = subprocess.run(
        words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, errors="replace", check=False
    )
    end_like(done.returncode)
    return done.stdout, done.returncode


def end_like(status):
    """Ends this program by the signal that ended the other: a crash is for the harness to see."""
    if status < 0:
        signal.signal(-status, signal.SIG_DFL)
        signal.raise_signal(-status)


def records(text, record_type):
    """The data of the records of a type, printed in the form of a zone file."""
    return re.findall(rf"^[^;\s]\S*\s+\d+\s+IN\s+{record_type}\s+(\S+)$", text, re.MULTILINE)


def found(pattern, text, group=1):
    """The first match's group, or None."""
    match = re.search(pattern, text, re.MULTILINE)
    return match.group(group) if match else None


def complaint(text, patterns):
    """The command's own words for its error, without the name, the server and the numbers that vary."""
    for pattern in patterns:
        word = found(pattern, text)
        if word:
            return word
    return "NO_OUTPUT" if not text.strip() else "UNKNOWN_OUTPUT"


def failure(text, patterns):
    """A failed lookup, with the end of what was printed."""
    return {"error": complaint(text, patterns), "detail": " / ".join(text.split("\n"))[-250:]}


def answer_names(respond):
    """Answers every line of stdin; a name that would be taken for an option is none."""

    def guarded(name):
        return {"error": "NOT_A_NAME"} if name.startswith(("-", "+", "@")) or not name else respond(name)

    lines.answer_lines(guarded)
