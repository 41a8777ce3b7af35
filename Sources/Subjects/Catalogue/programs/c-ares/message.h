/* The hostent's addresses from ares_parse_a_reply(3), for AAAA ares_parse_aaaa_reply(3). */
#ifndef BRIMFUL_C_ARES_MESSAGE_H
#define BRIMFUL_C_ARES_MESSAGE_H

#include "words.h"

/* More than a message can hold, so that this array is never the limit. */
#define TTLS 4096

static inline int parse(const unsigned char *octets, int length, int family, struct hostent **host)
{
    static struct ares_addrttl a[TTLS];
    static struct ares_addr6ttl aaaa[TTLS];
    int count = TTLS;
    if (family == AF_INET)
        return ares_parse_a_reply(octets, length, host, a, &count);
    return ares_parse_aaaa_reply(octets, length, host, aaaa, &count);
}

static inline void add_message(struct answer *answer, int family, const unsigned char *octets, int length)
{
    struct hostent *host = NULL;
    int status = parse(octets, length, family, &host);
    if (status != ARES_SUCCESS) {
        fail_ares(answer, status);
        return;
    }
    add_hostent(answer, host);
    ares_free_hostent(host);
}

#endif
