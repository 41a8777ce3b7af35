// A closed loop: every socket asks a burst and asks the next when each query of it has its response.
#ifndef ORIGIN_LOAD_LOAD_H
#define ORIGIN_LOAD_LOAD_H

#include "exchange.h"

enum { PATIENCE_MILLISECONDS = 3000 };

/// What is still to do, in queries to ask and responses to hear.
struct progress {
    unsigned long to_ask;
    unsigned long to_hear;
};

/// Takes up to `largest` queries from what is still to ask.
static inline unsigned progress_take(struct progress *progress, unsigned largest) {
    unsigned taken = progress->to_ask < largest ? (unsigned)progress->to_ask : largest;
    progress->to_ask -= taken;
    return taken;
}

/// Asks and hears `count` times. NULL, or what went wrong.
const char *load_udp(const struct exchange *exchange, unsigned long count);
const char *load_tcp(const struct exchange *exchange, unsigned long count);

#endif
