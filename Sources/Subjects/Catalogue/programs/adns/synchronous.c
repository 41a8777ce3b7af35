/* adns_synchronous(3) of adns, with what /etc/resolv.conf and the library's defaults say. */
#include "lines.h"

#include <adns.h>

static adns_state state;

static void add_records(struct answer *answer, int family, const adns_answer *records)
{
    if (records->status != adns_s_ok) {
        fail(answer, adns_errabbrev(records->status), adns_strerror(records->status));
        return;
    }
    for (int index = 0; index < records->nrrs; index++)
        if (family == AF_INET)
            add_address(answer, family, &records->rrs.inaddr[index]);
        else
            add_address(answer, family, &records->rrs.in6addr[index]);
}

static void respond(const char *name, int family, struct answer *answer)
{
    adns_answer *records = NULL;
    int error = adns_synchronous(state, name, family == AF_INET ? adns_r_a : adns_r_aaaa, 0, &records);
    if (error != 0) {
        fail(answer, strerror(error), "adns_synchronous");
        return;
    }
    add_records(answer, family, records);
    free(records);
}

int main(int count, char **arguments)
{
    (void)count;
    int family = family_of(arguments[1]);
    int error = adns_init(&state, adns_if_noerrprint, NULL);
    if (error != 0) {
        fprintf(stderr, "adns does not start: %s\n", strerror(error));
        return 1;
    }
    int status = answer_lines(family, respond);
    adns_finish(state);
    return status;
}
