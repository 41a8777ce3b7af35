/* dns_resolve_a4(3) and dns_resolve_a6(3) of udns, with what /etc/resolv.conf and the library's defaults say. */
#include "lines.h"

#include <udns.h>

static const char *word(int status)
{
    static char other[24];
    switch (status) {
    case DNS_E_TEMPFAIL: return "DNS_E_TEMPFAIL";
    case DNS_E_PROTOCOL: return "DNS_E_PROTOCOL";
    case DNS_E_NXDOMAIN: return "DNS_E_NXDOMAIN";
    case DNS_E_NODATA: return "DNS_E_NODATA";
    case DNS_E_NOMEM: return "DNS_E_NOMEM";
    case DNS_E_BADQUERY: return "DNS_E_BADQUERY";
    }
    snprintf(other, sizeof other, "DNS_E_%d", status);
    return other;
}

static void fail_udns(struct answer *answer)
{
    int status = dns_status(NULL);
    fail(answer, word(status), dns_strerror(status));
}

static void respond_a(const char *name, struct answer *answer)
{
    struct dns_rr_a4 *records = dns_resolve_a4(NULL, name, DNS_NOSRCH);
    if (records == NULL) {
        fail_udns(answer);
        return;
    }
    for (int index = 0; index < records->dnsa4_nrr; index++)
        add_address(answer, AF_INET, &records->dnsa4_addr[index]);
    free(records);
}

static void respond_aaaa(const char *name, struct answer *answer)
{
    struct dns_rr_a6 *records = dns_resolve_a6(NULL, name, DNS_NOSRCH);
    if (records == NULL) {
        fail_udns(answer);
        return;
    }
    for (int index = 0; index < records->dnsa6_nrr; index++)
        add_address(answer, AF_INET6, &records->dnsa6_addr[index]);
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
    if (count == 2 && strcmp(arguments[1], "--version") == 0)
        return printf("udns %s\n", dns_version()) < 0;
    int family = family_of(arguments[1]);
    if (dns_init(NULL, 1) < 0) {
        fputs("udns does not start\n", stderr);
        return 1;
    }
    return answer_lines(family, respond);
}
