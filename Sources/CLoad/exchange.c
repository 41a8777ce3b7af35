#include "exchange.h"

#include <stdbool.h>
#include <string.h>

enum { HEADER_OCTETS = 12, QUESTION_FIXED_OCTETS = 4, RECORD_OCTETS = 16, QR = 0x80, TC = 0x02, RCODE = 0x0f };

const char *exchange_prepare(struct exchange *exchange) {
    size_t end = HEADER_OCTETS;
    while (end < exchange->query_octets && exchange->query[end] != 0) end += 1 + exchange->query[end];
    exchange->question_octets = end + 1 + QUESTION_FIXED_OCTETS - HEADER_OCTETS;
    if (end + 1 + QUESTION_FIXED_OCTETS > exchange->query_octets) return "the query has no whole question";
    size_t least = HEADER_OCTETS + exchange->question_octets + (size_t)exchange->answers * RECORD_OCTETS;
    return exchange->response_octets < least ? "the response is too small for its records" : NULL;
}

void exchange_write_query(const struct exchange *exchange, uint16_t id, uint8_t *octets) {
    memcpy(octets, exchange->query, exchange->query_octets);
    octets[0] = (uint8_t)(id >> 8);
    octets[1] = (uint8_t)id;
}

/// Whether the octets are an A record in IN whose owner is a pointer to the question.
static bool is_address(const uint8_t *record) {
    static const uint8_t start[6] = {0xc0, HEADER_OCTETS, 0, 1, 0, 1};
    static const uint8_t address_octets[2] = {0, 4};
    return memcmp(record, start, sizeof start) == 0 && memcmp(record + 10, address_octets, sizeof address_octets) == 0;
}

const char *exchange_check(const struct exchange *exchange, const uint8_t *response, size_t octets) {
    if (octets != exchange->response_octets) return "a response of another length";
    if ((response[2] & QR) == 0) return "a message that is no response";
    if ((response[2] & TC) != 0) return "a truncated response";
    if ((response[3] & RCODE) != 0) return "a response with an error";
    if ((unsigned)(response[6] << 8 | response[7]) != exchange->answers) return "a response with another ANCOUNT";
    const uint8_t *question = response + HEADER_OCTETS;
    if (memcmp(question, exchange->query + HEADER_OCTETS, exchange->question_octets) != 0) return "another question";
    const uint8_t *first = question + exchange->question_octets;
    const uint8_t *last = first + (exchange->answers - 1) * RECORD_OCTETS;
    // The first and the last record stand for all: between them only addresses differ, and walking them would make the
    // load generator the slower side.
    return is_address(first) && is_address(last) ? NULL : "a response whose records are no addresses";
}
