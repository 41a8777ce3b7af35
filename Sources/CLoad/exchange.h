// One question that is asked again and again, and what every response to it must be.
#ifndef ORIGIN_LOAD_EXCHANGE_H
#define ORIGIN_LOAD_EXCHANGE_H

#include <netinet/in.h>
#include <stddef.h>
#include <stdint.h>

enum { LARGEST_QUERY_OCTETS = 512, LARGEST_MESSAGE_OCTETS = 65535 };

struct exchange {
    struct sockaddr_in server;
    uint8_t query[LARGEST_QUERY_OCTETS];
    size_t query_octets;
    size_t question_octets;
    size_t response_octets;
    unsigned answers;
};

/// Finds the question's length in the query. NULL, or what is wrong with the query.
const char *exchange_prepare(struct exchange *exchange);

/// Copies the query with this ID.
void exchange_write_query(const struct exchange *exchange, uint16_t id, uint8_t *octets);

/// NULL when the octets are a whole and right response to this exchange with whatever ID, or what is wrong with them.
const char *exchange_check(const struct exchange *exchange, const uint8_t *response, size_t octets);

/// The ID of a message (RFC 1035, section 4.1.1).
static inline uint16_t message_id(const uint8_t *message) { return (uint16_t)(message[0] << 8 | message[1]); }

#endif
