"""tshark's DNS dissector, handed a message in hex by way of a capture file on its stdin that never ends."""

import struct
import subprocess

import lines

# A "Wireshark Upper PDU" names the dissector that its octets are for: no made-up UDP or TCP around them.
LINKTYPE_WIRESHARK_UPPER_PDU = 252
TAG_DISSECTOR, TAG_END = 12, 0
TYPES = {"A": ("1", "dns.a"), "AAAA": ("28", "dns.aaaa")}
RCODES = {"1": "FORMERR", "2": "SERVFAIL", "3": "NXDOMAIN", "4": "NOTIMP", "5": "REFUSED"}


def file_header():
    return struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 262144, LINKTYPE_WIRESHARK_UPPER_PDU)


def frame(octets):
    tags = struct.pack("!HH4sHH", TAG_DISSECTOR, 4, b"dns\0", TAG_END, 0)
    length = len(tags) + len(octets)
    return struct.pack("<IIII", 0, 0, length, length) + tags + octets


def tshark(record_type):
    fields = ["_ws.malformed", "dns.flags.rcode", "dns.flags.truncated", "dns.count.answers", "dns.resp.type"]
    words = ["tshark", "-n", "-l", "-r", "-", "-T", "fields", "-E", "occurrence=a", "-E", "aggregator=,"]
    for field in fields + [TYPES[record_type][1]]:
        words += ["-e", field]
    return subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def reply(fields, record_type):
    malformed, rcode, truncated, count, types, addresses = (field.split(",") if field else [] for field in fields)
    if malformed:
        return {"error": "Malformed Packet"}
    told = {"tc": truncated[0] in ("1", "True")} if truncated else {}
    if rcode[:1] != ["0"]:
        return told | {"error": RCODES.get(rcode[0], f"RCODE{rcode[0]}") if rcode else "NO_RCODE"}
    # The fields tell the records of all sections; those of the answer come first.
    answers = types[: int(count[0])] if count else []
    return told | {"addresses": addresses[: answers.count(TYPES[record_type][0])]}


def main():
    record_type = lines.record_type()
    dissector = tshark(record_type)
    dissector.stdin.write(file_header())

    def respond(octets):
        dissector.stdin.write(frame(octets))
        dissector.stdin.flush()
        line = dissector.stdout.readline().decode("ascii", "replace")
        return reply(line.rstrip("\n").split("\t"), record_type)

    lines.answer_messages(respond)


main()
