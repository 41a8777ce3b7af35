// One TCP connection of the floor: queries in, responses out, with a 2-octet length before each (RFC 7766, section 8).
#ifndef ORIGIN_FLOOR_CONNECTION_H
#define ORIGIN_FLOOR_CONNECTION_H

#include "answer.h"

enum { RESPONSES_PER_WRITE = 16, INPUT_OCTETS = 4096 };

struct connection {
    int socket;
    uint8_t input[INPUT_OCTETS];
    size_t input_octets;
    uint8_t *output;
    size_t output_octets;
    size_t sent_octets;
};

enum connection_state { CONNECTION_WANTS_INPUT, CONNECTION_WANTS_OUTPUT, CONNECTION_OVER };

/// NULL when there is no memory; the socket is then closed.
struct connection *connection_create(int socket, const struct answer *answer);
void connection_destroy(struct connection *connection);

/// Does what it can without waiting: sends what is pending, else reads once, answers, and writes once.
enum connection_state connection_advance(struct connection *connection, const struct answer *answer);

#endif
