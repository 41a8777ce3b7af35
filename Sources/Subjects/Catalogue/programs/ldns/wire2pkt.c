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

int main(int count, char **arguments)
{
    return prints_version(count, arguments) ? 0 : answer_messages(arguments[1], add_octets);
}
