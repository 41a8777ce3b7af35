// The one answer that the floor serves, with every octet prebuilt (RFC 1035, section 4).
#ifndef ORIGIN_FLOOR_ANSWER_H
#define ORIGIN_FLOOR_ANSWER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { HEADER_OCTETS = 12, LARGEST_NAME_OCTETS = 255, LARGEST_MESSAGE_OCTETS = 65535, LARGEST_QUERY_OCTETS = 512 };

/// A whole response: header, question, A records compressed to 16 octets each, and an OPT record (RFC 6891, section
/// 6.1.2) at the end, which is sent only to an asker who sent one.
struct answer {
    uint8_t octets[LARGEST_MESSAGE_OCTETS];
    size_t question_octets;
    size_t octets_without_opt;
    size_t octets_with_opt;
};

/// Builds the answer for `name`. False when the name is no domain name or the records do not fit a message.
bool answer_build(struct answer *answer, const char *name, unsigned long count);

/// The octets of the response that `query` asks for, or 0 when it is no query for this answer.
size_t answer_octets_for(const struct answer *answer, const uint8_t *query, size_t query_octets);

/// Makes `response`, which already holds the answer's octets, the response to `query`: ID, RD, question, OPT count.
void answer_patch(const struct answer *answer, const uint8_t *query, size_t response_octets, uint8_t *response);

#endif
