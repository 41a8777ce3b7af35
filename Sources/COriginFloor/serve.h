// The two loops of the floor. Each runs in a process of its own and returns only when the system fails it,
// with the call that failed; errno says why.
#ifndef ORIGIN_FLOOR_SERVE_H
#define ORIGIN_FLOOR_SERVE_H

#include "answer.h"

const char *serve_udp(int socket, const struct answer *answer);
const char *serve_tcp(int listener, const struct answer *answer);

#endif
