/* ub_resolve(3) of libunbound, that forwards to what /etc/resolv.conf says. */
#include "lines.h"

#include <netdb.h>
#include <unbound.h>

static struct ub_ctx *context;

/* The word of an RCODE (RFC 1035 section 4.1.1): the library gives the number. */
static const char *rcode_word(int rcode)
{
    static const char *const words[] = {"NOERROR", "FORMERR", "SERVFAIL", "NXDOMAIN", "NOTIMP", "REFUSED"};
    static char other[24];
    if (rcode >= 0 && rcode < (int)(sizeof words / sizeof *words))
        return words[rcode];
    snprintf(other, sizeof other, "RCODE%d", rcode);
    return other;
}

static void add_result(struct answer *answer, int family, const struct ub_result *result)
{
    if (result->bogus)
        fail(answer, "BOGUS", result->why_bogus);
    else if (result->rcode != 0)
        fail(answer, rcode_word(result->rcode), NULL);
    else
        for (int index = 0; result->data != NULL && result->data[index] != NULL; index++)
            if (result->len[index] == (family == AF_INET ? 4 : 16))
                add_address(answer, family, result->data[index]);
}

static void respond(const char *name, int family, struct answer *answer)
{
    struct ub_result *result = NULL;
    int error = ub_resolve(context, name, family == AF_INET ? 1 : 28, 1, &result);
    if (error != 0) {
        fail(answer, ub_strerror(error), NULL);
        return;
    }
    add_result(answer, family, result);
    ub_resolve_free(result);
}

int main(int count, char **arguments)
{
    if (count == 2 && strcmp(arguments[1], "--version") == 0)
        return printf("libunbound %s\n", ub_version()) < 0;
    int family = family_of(arguments[1]);
    context = ub_ctx_create();
    if (context == NULL) {
        fputs("libunbound: no memory\n", stderr);
        return 1;
    }
    int error = ub_ctx_resolvconf(context, NULL);
    if (error != 0) {
        fprintf(stderr, "libunbound: /etc/resolv.conf: %s\n", ub_strerror(error));
        return 1;
    }
    int status = answer_lines(family, respond);
    ub_ctx_delete(context);
    return status;
}
