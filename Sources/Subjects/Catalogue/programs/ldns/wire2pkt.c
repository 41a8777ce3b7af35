/* ldns_wire2pkt(3), handed a message in hex. */
#include "message.h"

#include "hex.h"

static void add_octets(struct answer *answer, int family, const unsigned char *octets, int length)
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
    respond_to_hex(line, family, answer, add_octets);
}

int main(int count, char **arguments)
{
    if (prints_version(count, arguments))
        return 0;
    return answer_lines(family_of(arguments[1]), respond);
}
