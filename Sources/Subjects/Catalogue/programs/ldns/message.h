/* What an ldns_pkt tells its reader. */
#ifndef BRIMFUL_LDNS_MESSAGE_H
#define BRIMFUL_LDNS_MESSAGE_H

/* ldns defines _Bool as a char unless this comes first. */
#include <stdbool.h>

#include <ldns/ldns.h>

#include "lines.h"

static inline void fail_ldns(struct answer *answer, ldns_status status)
{
    const ldns_lookup_table *entry = ldns_lookup_by_id(ldns_error_str, (int)status);
    char word[24];
    snprintf(word, sizeof word, "LDNS_STATUS_%d", (int)status);
    fail(answer, entry == NULL ? word : entry->name, NULL);
}

static inline void fail_rcode(struct answer *answer, ldns_pkt_rcode rcode)
{
    char *word = ldns_pkt_rcode2str(rcode);
    fail(answer, word == NULL ? "RCODE" : word, NULL);
    free(word);
}

/* An address record is believed only with the length that its type has (RFC 1035 §3.4.1, RFC 3596 §2.2). */
static inline void add_record(struct answer *answer, int family, const ldns_rr *record)
{
    int v4 = family == AF_INET;
    const ldns_rdf *data = ldns_rr_rdf(record, 0);
    if (ldns_rr_get_type(record) == (v4 ? LDNS_RR_TYPE_A : LDNS_RR_TYPE_AAAA) && data != NULL
        && ldns_rdf_size(data) == (v4 ? 4 : 16))
        add_address(answer, family, ldns_rdf_data(data));
}

static inline void add_message(struct answer *answer, int family, const ldns_pkt *message)
{
    const ldns_rr_list *records = ldns_pkt_answer(message);
    answer->tc = ldns_pkt_tc(message);
    if (ldns_pkt_get_rcode(message) != LDNS_RCODE_NOERROR) {
        fail_rcode(answer, ldns_pkt_get_rcode(message));
        return;
    }
    for (size_t index = 0; index < ldns_rr_list_rr_count(records); index++)
        add_record(answer, family, ldns_rr_list_rr(records, index));
}

static inline int prints_version(int count, char **arguments)
{
    if (count != 2 || strcmp(arguments[1], "--version") != 0)
        return 0;
    printf("ldns %s\n", ldns_version());
    return 1;
}

#endif
