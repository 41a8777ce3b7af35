/* getdns_general_sync(3), as a stub resolver of what /etc/resolv.conf says. */
#include "message.h"

static getdns_context *context;

/* Without a reply that it would use, the status says why. */
static void add_response(struct answer *answer, int family, const getdns_dict *response)
{
    uint32_t status = 0;
    getdns_dict *reply = NULL;
    getdns_dict_get_int(response, "status", &status);
    if (getdns_dict_get_dict(response, "/replies_tree/0", &reply) == GETDNS_RETURN_GOOD)
        add_reply(answer, family, reply);
    else
        fail(answer, getdns_get_errorstr_by_id((uint16_t)status), NULL);
}

static void respond(const char *name, int family, struct answer *answer)
{
    getdns_dict *response = NULL;
    uint16_t type = family == AF_INET ? GETDNS_RRTYPE_A : GETDNS_RRTYPE_AAAA;
    getdns_return_t error = getdns_general_sync(context, name, type, NULL, &response);
    if (error != GETDNS_RETURN_GOOD) {
        fail(answer, getdns_get_errorstr_by_id(error), NULL);
        return;
    }
    add_response(answer, family, response);
    getdns_dict_destroy(response);
}

int main(int count, char **arguments)
{
    if (prints_version(count, arguments))
        return 0;
    int family = family_of(arguments[1]);
    getdns_return_t error = getdns_context_create(&context, 1);
    if (error == GETDNS_RETURN_GOOD)
        error = getdns_context_set_resolution_type(context, GETDNS_RESOLUTION_STUB);
    if (error != GETDNS_RETURN_GOOD) {
        fprintf(stderr, "getdns does not start: %s\n", getdns_get_errorstr_by_id(error));
        return 1;
    }
    int status = answer_lines(family, respond);
    getdns_context_destroy(context);
    return status;
}
