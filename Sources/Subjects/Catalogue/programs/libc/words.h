/* The C library's own words for its errors. */
#ifndef BRIMFUL_LIBC_WORDS_H
#define BRIMFUL_LIBC_WORDS_H

#include "lines.h"

#include <errno.h>
#include <netdb.h>

static inline const char *h_errno_word(int code)
{
    switch (code) {
    case HOST_NOT_FOUND: return "HOST_NOT_FOUND";
    case TRY_AGAIN: return "TRY_AGAIN";
    case NO_RECOVERY: return "NO_RECOVERY";
    case NO_DATA: return "NO_DATA";
    default: return "NETDB_INTERNAL";
    }
}

/* NETDB_INTERNAL means: see errno. */
static inline void fail_h_errno(struct answer *answer, int code, int error)
{
    const char *word = h_errno_word(code);
    fail(answer, word, strcmp(word, "NETDB_INTERNAL") == 0 ? strerror(error) : NULL);
}

static inline void add_hostent(struct answer *answer, const struct hostent *host)
{
    for (char **address = host->h_addr_list; *address != NULL; address++)
        add_address(answer, host->h_addrtype, *address);
}

#endif
