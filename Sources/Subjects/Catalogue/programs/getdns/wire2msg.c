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
