/* One channel with its default options for the program's life, as applications have it. */
#ifndef BRIMFUL_C_ARES_CHANNEL_H
#define BRIMFUL_C_ARES_CHANNEL_H

#include "words.h"

#include <sys/select.h>

static ares_channel channel;

struct question {
    struct answer *answer;
    int answered;
};

/* Runs the channel's sockets once: until one is ready, or it is time to ask again. */
static inline void process_sockets(void)
{
    fd_set readers, writers;
    struct timeval time;
    FD_ZERO(&readers);
    FD_ZERO(&writers);
    int count = ares_fds(channel, &readers, &writers);
    if (select(count, &readers, &writers, NULL, ares_timeout(channel, NULL, &time)) < 0) {
        FD_ZERO(&readers);
        FD_ZERO(&writers);
    }
    ares_process(channel, &readers, &writers);
}

/* Not until the channel has no sockets: a TCP connection may outlive the question that it was opened for. */
static inline void await(const struct question *question)
{
    while (!question->answered)
        process_sockets();
}

/* Answers every line of stdin by the channel; returns the program's exit status. */
static inline int run_channel(int family, answer_line *respond)
{
    int status = ares_library_init(ARES_LIB_INIT_ALL);
    if (status == ARES_SUCCESS)
        status = ares_init(&channel);
    if (status != ARES_SUCCESS) {
        fprintf(stderr, "c-ares does not start: %s\n", ares_strerror(status));
        return 1;
    }
    status = answer_lines(family, respond);
    ares_destroy(channel);
    ares_library_cleanup();
    return status;
}

#endif
