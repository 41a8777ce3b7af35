/* dns_resolve_a4(3) and dns_resolve_a6(3) of udns, with what /etc/resolv.conf and the library's defaults say. */
#include "words.h"

static void respond_a(const char *name, struct answer *answer)
{
    struct dns_rr_a4 *records = dns_resolve_a4(NULL, name, DNS_NOSRCH);
    if (records == NULL) {
        fail_udns(answer, dns_status(NULL));
        return;
    }
    add_a4(answer, records);
    free(records);
}

static void respond_aaaa(const char *name, struct answer *answer)
{
    struct dns_rr_a6 *records = dns_resolve_a6(NULL, name, DNS_NOSRCH);
    if (records == NULL) {
        fail_udns(answer, dns_status(NULL));
        return;
    }
    add_a6(answer, records);
    free(records);
}

static void respond(const char *name, int family, struct answer *answer)
{
    if (family == AF_INET)
        respond_a(name, answer);
    else
        respond_aaaa(name, answer);
}

int main(int count, char **arguments)
{
    if (prints_version(count, arguments))
        return 0;
    int family = family_of(arguments[1]);
    if (dns_init(NULL, 1) < 0) {
        fputs("udns does not start\n", stderr);
        return 1;
    }
    return answer_lines(family, respond);
}
