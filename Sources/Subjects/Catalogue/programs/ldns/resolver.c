/* ldns_resolver_query_status(3) with what /etc/resolv.conf and the library's defaults say. */
#include "message.h"

static ldns_resolver *resolver;

static void ask(const ldns_rdf *name, int family, struct answer *answer)
{
    ldns_rr_type type = family == AF_INET ? LDNS_RR_TYPE_A : LDNS_RR_TYPE_AAAA;
    ldns_pkt *message = NULL;
    ldns_status status =
        ldns_resolver_query_status(&message, resolver, name, type, LDNS_RR_CLASS_IN, LDNS_RD);
    if (status != LDNS_STATUS_OK)
        fail_ldns(answer, status);
    else if (message == NULL)
        fail(answer, "NO_MESSAGE", NULL);
    else
        add_message(answer, family, message);
    ldns_pkt_free(message);
}

static void respond(const char *line, int family, struct answer *answer)
{
    ldns_rdf *name = NULL;
    ldns_status status = ldns_str2rdf_dname(&name, line);
    if (status != LDNS_STATUS_OK) {
        fail_ldns(answer, status);
        return;
    }
    ask(name, family, answer);
    ldns_rdf_deep_free(name);
}

int main(int count, char **arguments)
{
    if (prints_version(count, arguments))
        return 0;
    int family = family_of(arguments[1]);
    ldns_status status = ldns_resolver_new_frm_file(&resolver, NULL);
    if (status != LDNS_STATUS_OK) {
        fprintf(stderr, "/etc/resolv.conf: %s\n", ldns_get_errorstr_by_id(status));
        return 1;
    }
    int result = answer_lines(family, respond);
    ldns_resolver_deep_free(resolver);
    return result;
}
