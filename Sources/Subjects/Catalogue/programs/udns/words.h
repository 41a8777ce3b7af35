/* udns' own words for its errors. */
#ifndef BRIMFUL_UDNS_WORDS_H
#define BRIMFUL_UDNS_WORDS_H

#include "lines.h"

#include <udns.h>

static inline const char *udns_word(int status)
{
    static char other[24];
    switch (status) {
    case DNS_E_TEMPFAIL: return "DNS_E_TEMPFAIL";
    case DNS_E_PROTOCOL: return "DNS_E_PROTOCOL";
    case DNS_E_NXDOMAIN: return "DNS_E_NXDOMAIN";
    case DNS_E_NODATA: return "DNS_E_NODATA";
    case DNS_E_NOMEM: return "DNS_E_NOMEM";
    case DNS_E_BADQUERY: return "DNS_E_BADQUERY";
    }
    snprintf(other, sizeof other, "DNS_E_%d", status);
    return other;
}

static inline void fail_udns(struct answer *answer, int status)
{
    fail(answer, udns_word(status), dns_strerror(status));
}

static inline void add_a4(struct answer *answer, const struct dns_rr_a4 *records)
{
    for (int index = 0; index < records->dnsa4_nrr; index++)
        add_address(answer, AF_INET, &records->dnsa4_addr[index]);
}

static inline void add_a6(struct answer *answer, const struct dns_rr_a6 *records)
{
    for (int index = 0; index < records->dnsa6_nrr; index++)
        add_address(answer, AF_INET6, &records->dnsa6_addr[index]);
}

static inline int prints_version(int count, char **arguments)
{
    if (count != 2 || strcmp(arguments[1], "--version") != 0)
        return 0;
    printf("udns %s\n", dns_version());
    return 1;
}

#endif
