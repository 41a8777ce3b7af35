/* ldns_wire2pkt(3), handed a message in hex. */
#include "message.h"

#include "hex.h"

static void parse(const unsigned char *octets, int length, int family, struct answer *answer)
{
    ldns_pkt *message = NULL;
    ldns_status status = ldns_wire2pkt(&message, octets, (size_t)length);
    if (status != LDNS_STATUS_OK) {
        fail_ldns(answer, status);
        return;
    }
    add_message(answer, family, message);
    ldns_pkt_free(message);
}

static void respond(const char *line, int family, struct answer *answer)
{
    static unsigned char octets[MESSAGE_OCTETS];
    int length = read_hex(line, octets);
    if (length < 0)
        fail(answer, "NOT_HEX", NULL);
    else
        parse(octets, length, family, answer);
}

int main(int count, char **arguments)
{
    if (prints_version(count, arguments))
        return 0;
    return answer_lines(family_of(arguments[1]), respond);
}
