/* getdns_general_sync(3), as a stub resolver of what /etc/resolv.conf says. */
#include <stdbool.h>

#include <getdns/getdns.h>
#include <getdns/getdns_extra.h>

#include "lines.h"

static getdns_context *context;

static const char *rcode_word(uint32_t rcode)
{
    static const char *const words[] = {"NOERROR", "FORMERR", "SERVFAIL", "NXDOMAIN", "NOTIMP", "REFUSED"};
    static char other[24];
    if (rcode < sizeof words / sizeof *words)
        return words[rcode];
    snprintf(other, sizeof other, "RCODE%u", (unsigned)rcode);
    return other;
}

static void add_record(struct answer *answer, int family, const getdns_dict *record)
{
    int v4 = family == AF_INET;
    getdns_bindata *octets = NULL;
    getdns_return_t error =
        getdns_dict_get_bindata(record, v4 ? "/rdata/ipv4_address" : "/rdata/ipv6_address", &octets);
    if (error == GETDNS_RETURN_GOOD && octets->size == (v4 ? 4 : 16))
        add_address(answer, family, octets->data);
}

static void add_reply(struct answer *answer, int family, const getdns_dict *reply)
{
    uint32_t tc = 0, rcode = 0;
    getdns_list *records = NULL;
    size_t count = 0;
    getdns_dict_get_int(reply, "/header/tc", &tc);
    getdns_dict_get_int(reply, "/header/rcode", &rcode);
    answer->tc = tc != 0;
    if (rcode != 0) {
        fail(answer, rcode_word(rcode), NULL);
        return;
    }
    if (getdns_dict_get_list(reply, "answer", &records) == GETDNS_RETURN_GOOD)
        getdns_list_get_length(records, &count);
    for (size_t index = 0; index < count; index++) {
        getdns_dict *record = NULL;
        if (getdns_list_get_dict(records, index, &record) == GETDNS_RETURN_GOOD)
            add_record(answer, family, record);
    }
}

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
    if (count == 2 && strcmp(arguments[1], "--version") == 0)
        return printf("getdns %s\n", getdns_get_version()) < 0;
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
