/* libevent's evdns: one base for the program's life, its words, and its version. */
#ifndef BRIMFUL_EVDNS_BASE_H
#define BRIMFUL_EVDNS_BASE_H

#include "lines.h"

#include <event2/dns.h>
#include <event2/event.h>
#include <event2/util.h>

static struct event_base *loop;
static struct evdns_base *base;

struct question {
    struct answer *answer;
    int answered;
};

static inline void await(const struct question *question)
{
    while (!question->answered)
        event_base_loop(loop, EVLOOP_ONCE);
}

/* Answers every line of stdin by the base; returns the program's exit status. */
static inline int run_base(int family, answer_line *respond)
{
    loop = event_base_new();
    base = loop == NULL ? NULL : evdns_base_new(loop, EVDNS_BASE_INITIALIZE_NAMESERVERS);
    if (base == NULL) {
        fputs("evdns does not start\n", stderr);
        return 1;
    }
    int status = answer_lines(family, respond);
    evdns_base_free(base, 0);
    event_base_free(loop);
    return status;
}

static inline int prints_version(int count, char **arguments)
{
    if (count != 2 || strcmp(arguments[1], "--version") != 0)
        return 0;
    printf("libevent %s\n", event_get_version());
    return 1;
}

#endif
