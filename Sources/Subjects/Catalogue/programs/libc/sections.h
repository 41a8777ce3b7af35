/* The addresses of a message by way of libresolv's ns_initparse(3) and ns_parserr(3). */
#ifndef BRIMFUL_LIBC_SECTIONS_H
#define BRIMFUL_LIBC_SECTIONS_H

#include "lines.h"

#include <arpa/nameser.h>
#include <errno.h>

static inline const char *rcode_word(int rcode)
{
    static char other[24];
    switch (rcode) {
    case ns_r_formerr: return "FORMERR";
    case ns_r_servfail: return "SERVFAIL";
    case ns_r_nxdomain: return "NXDOMAIN";
    case ns_r_notimpl: return "NOTIMP";
    case ns_r_refused: return "REFUSED";
    }
    snprintf(other, sizeof other, "RCODE%d", rcode);
    return other;
}

static inline const char *parse_word(int error)
{
    return error == EMSGSIZE ? "EMSGSIZE" : error == ENODEV ? "ENODEV" : "EINVAL";
}

/* An address record is believed only with the length that its type has (RFC 1035 §3.4.1, RFC 3596 §2.2). */
static inline void add_record(struct answer *answer, int family, const ns_rr *record)
{
    int v4 = family == AF_INET;
    if (ns_rr_type(*record) == (v4 ? ns_t_a : ns_t_aaaa) && ns_rr_rdlen(*record) == (v4 ? 4 : 16))
        add_address(answer, family, ns_rr_rdata(*record));
}

static inline void add_message(struct answer *answer, int family, const unsigned char *octets, int length)
{
    ns_msg message;
    if (ns_initparse(octets, length, &message) < 0) {
        fail(answer, parse_word(errno), "ns_initparse");
        return;
    }
    answer->tc = ns_msg_getflag(message, ns_f_tc);
    int rcode = ns_msg_getflag(message, ns_f_rcode);
    if (rcode != ns_r_noerror) {
        fail(answer, rcode_word(rcode), NULL);
        return;
    }
    for (int index = 0; index < ns_msg_count(message, ns_s_an); index++) {
        ns_rr record;
        if (ns_parserr(&message, ns_s_an, index, &record) < 0) {
            fail(answer, parse_word(errno), "ns_parserr");
            return;
        }
        add_record(answer, family, &record);
    }
}

#endif
