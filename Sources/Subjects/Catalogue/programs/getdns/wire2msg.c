/* getdns_wire2msg_dict of getdns, handed a message in hex. */
#include "message.h"

#include "hex.h"

static void add_octets(struct answer *answer, int family, const unsigned char *octets, int length)
{
    getdns_dict *message = NULL;
    getdns_return_t error = getdns_wire2msg_dict(octets, (size_t)length, &message);
    if (error != GETDNS_RETURN_GOOD) {
        fail(answer, getdns_get_errorstr_by_id(error), NULL);
        return;
    }
    add_reply(answer, family, message);
    getdns_dict_destroy(message);
}

int main(int count, char **arguments)
{
    return prints_version(count, arguments) ? 0 : answer_messages(arguments[1], add_octets);
}
