#include "answer.h"

#include <string.h>
#include <strings.h>

enum { LARGEST_LABEL_OCTETS = 63, QUESTION_FIXED_OCTETS = 4, RECORD_OCTETS = 16, OPT_OCTETS = 11 };
enum { QR_AND_AA = 0x84, RD = 0x01, TYPE_A = 1, CLASS_IN = 1 };

/// The root as owner, type OPT, a UDP payload size of 1232 octets, no flags, no options.
static const uint8_t opt[OPT_OCTETS] = {0, 0, 41, 0x04, 0xd0};

/// Writes `name` as labels and returns its octets, or 0 when it is no domain name (RFC 1035, section 3.1).
static size_t write_name(uint8_t *octets, const char *name) {
    size_t written = 0;
    for (const char *label = name; *label != '\0';) {
        size_t length = strcspn(label, ".");
        if (length == 0 || length > LARGEST_LABEL_OCTETS || written + length + 2 > LARGEST_NAME_OCTETS) return 0;
        octets[written++] = (uint8_t)length;
        memcpy(octets + written, label, length);
        written += length;
        label += length + (label[length] == '.');
    }
    if (written > 0) octets[written++] = 0;
    return written;
}

/// Record `index`: the owner is a pointer to the question, the address is 198.18.0.0 + index (RFC 2544's range).
static void write_record(uint8_t *octets, unsigned long index) {
    const uint8_t record[RECORD_OCTETS] = {
        0xc0, HEADER_OCTETS, 0, TYPE_A, 0, CLASS_IN, 0, 0, 1, 44, 0, 4, 198, 18, (uint8_t)(index >> 8), (uint8_t)index};
    memcpy(octets, record, sizeof record);
}

bool answer_build(struct answer *answer, const char *name, unsigned long count) {
    memset(answer, 0, sizeof *answer);
    size_t name_octets = write_name(answer->octets + HEADER_OCTETS, name);
    size_t end = HEADER_OCTETS + name_octets + QUESTION_FIXED_OCTETS;
    if (name_octets == 0 || count > (LARGEST_MESSAGE_OCTETS - OPT_OCTETS - end) / RECORD_OCTETS) return false;

    const uint8_t header[HEADER_OCTETS] = {0, 0, QR_AND_AA, 0, 0, 1, (uint8_t)(count >> 8), (uint8_t)count};
    memcpy(answer->octets, header, sizeof header);
    answer->octets[end - 3] = TYPE_A;
    answer->octets[end - 1] = CLASS_IN;
    for (unsigned long index = 0; index < count; index++, end += RECORD_OCTETS) {
        write_record(answer->octets + end, index);
    }
    memcpy(answer->octets + end, opt, sizeof opt);

    answer->question_octets = name_octets + QUESTION_FIXED_OCTETS;
    answer->octets_without_opt = end;
    answer->octets_with_opt = end + sizeof opt;
    return true;
}

/// Whether the query asks this answer's question; the name's case does not matter (RFC 4343).
static bool is_same_question(const struct answer *answer, const uint8_t *query) {
    const char *expected = (const char *)answer->octets + HEADER_OCTETS;
    const char *asked = (const char *)query + HEADER_OCTETS;
    size_t fixed = answer->question_octets - QUESTION_FIXED_OCTETS;
    // A label's length is below 'A', so folding the case can't take one for a letter. The name may hold a zero only at
    // its end, where strncasecmp stops: at the same place in both.
    if (strncasecmp(expected, asked, fixed) != 0) return false;
    return memcmp(expected + fixed, asked + fixed, QUESTION_FIXED_OCTETS) == 0;
}

size_t answer_octets_for(const struct answer *answer, const uint8_t *query, size_t query_octets) {
    size_t question_end = HEADER_OCTETS + answer->question_octets;
    static const uint8_t one_question[6] = {0, 1, 0, 0, 0, 0};
    if (query_octets < question_end || (query[2] & 0xf8) != 0 || memcmp(query + 4, one_question, 6) != 0) return 0;
    if (!is_same_question(answer, query)) return 0;

    if (query_octets == question_end) return query[11] == 0 ? answer->octets_without_opt : 0;
    bool has_opt = query[11] == 1 && query_octets >= question_end + OPT_OCTETS && query[question_end + 2] == opt[2];
    return has_opt ? answer->octets_with_opt : 0;
}

void answer_patch(const struct answer *answer, const uint8_t *query, size_t response_octets, uint8_t *response) {
    memcpy(response, query, 2);
    response[2] = QR_AND_AA | (query[2] & RD);
    response[11] = response_octets == answer->octets_with_opt;
    memcpy(response + HEADER_OCTETS, query + HEADER_OCTETS, answer->question_octets);
}
