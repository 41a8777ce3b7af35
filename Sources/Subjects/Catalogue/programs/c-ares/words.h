/* c-ares's own words for its status codes, and its version. */
#ifndef BRIMFUL_C_ARES_WORDS_H
#define BRIMFUL_C_ARES_WORDS_H

/* The older calls are what is under test. */
#define CARES_NO_DEPRECATED
#include <ares.h>
#include <netdb.h>

#include "lines.h"

#define ARES_WORD(code) case code: return #code

static inline const char *ares_word(int status)
{
    static char other[24];
    switch (status) {
    ARES_WORD(ARES_ENODATA);
    ARES_WORD(ARES_EFORMERR);
    ARES_WORD(ARES_ESERVFAIL);
    ARES_WORD(ARES_ENOTFOUND);
    ARES_WORD(ARES_ENOTIMP);
    ARES_WORD(ARES_EREFUSED);
    ARES_WORD(ARES_EBADQUERY);
    ARES_WORD(ARES_EBADNAME);
    ARES_WORD(ARES_EBADFAMILY);
    ARES_WORD(ARES_EBADRESP);
    ARES_WORD(ARES_ECONNREFUSED);
    ARES_WORD(ARES_ETIMEOUT);
    ARES_WORD(ARES_EOF);
    ARES_WORD(ARES_EFILE);
    ARES_WORD(ARES_ENOMEM);
    ARES_WORD(ARES_EDESTRUCTION);
    ARES_WORD(ARES_EBADSTR);
    ARES_WORD(ARES_ECANCELLED);
    ARES_WORD(ARES_ENOTINITIALIZED);
    }
    snprintf(other, sizeof other, "ARES_%d", status);
    return other;
}

static inline void fail_ares(struct answer *answer, int status)
{
    fail(answer, ares_word(status), ares_strerror(status));
}

static inline void add_hostent(struct answer *answer, const struct hostent *host)
{
    for (char **address = host->h_addr_list; *address != NULL; address++)
        add_address(answer, host->h_addrtype, *address);
}

static inline int prints_version(int count, char **arguments)
{
    if (count != 2 || strcmp(arguments[1], "--version") != 0)
        return 0;
    printf("c-ares %s\n", ares_version(NULL));
    return 1;
}

#endif
