/* What getdns makes of a message tells its reader. */
#ifndef BRIMFUL_GETDNS_MESSAGE_H
#define BRIMFUL_GETDNS_MESSAGE_H

#include <stdbool.h>

#include <getdns/getdns.h>
#include <getdns/getdns_extra.h>

#include "lines.h"

static inline const char *rcode_word(uint32_t rcode)
{
    static const char *const words[] = {"NOERROR", "FORMERR", "SERVFAIL", "NXDOMAIN", "NOTIMP", "REFUSED"};
    static char other[24];
    if (rcode < sizeof words / sizeof *words)
        return words[rcode];
    snprintf(other, sizeof other, "RCODE%u", (unsigned)rcode);
    return other;
}

static inline void add_record(struct answer *answer, int family, const getdns_dict *record)
{
    int v4 = family == AF_INET;
    getdns_bindata *octets = NULL;
    getdns_return_t error =
        getdns_dict_get_bindata(record, v4 ? "/rdata/ipv4_address" : "/rdata/ipv6_address", &octets);
    if (error == GETDNS_RETURN_GOOD && octets->size == (v4 ? 4 : 16))
        add_address(answer, family, octets->data);
}

static inline void add_reply(struct answer *answer, int family, const getdns_dict *reply)
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

static inline int prints_version(int count, char **arguments)
{
    if (count != 2 || strcmp(arguments[1], "--version") != 0)
        return 0;
    printf("getdns %s\n", getdns_get_version());
    return 1;
}

#endif
