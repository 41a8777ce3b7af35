/* dns_parse_a4 and dns_parse_a6 of udns, handed a message in hex: they look for the name of its question. */
#include "hex.h"
#include "words.h"

/*
 * The type and class of the question, where parsing starts, and its name in `name`; NULL where it isn't the one
 * question that udns would have asked: its resolver looks before it parses, and its parsers rely on that.
 */
static dnscc_t *question_in(dnscc_t *octets, dnscc_t *end, int family, dnsc_t *name)
{
    dnscc_t *current = octets + DNS_HSIZE;
    if (end - octets < DNS_HSIZE || dns_numqd(octets) != 1)
        return NULL;
    if (dns_getdn(octets, &current, end, name, DNS_MAXDN) <= 0 || end - current < 4)
        return NULL;
    unsigned type = family == AF_INET ? DNS_T_A : DNS_T_AAAA;
    return dns_get16(current) == type && dns_get16(current + 2) == DNS_C_IN ? current : NULL;
}

static void add_octets(struct answer *answer, int family, const unsigned char *octets, int length)
{
    dnsc_t name[DNS_MAXDN];
    dnscc_t *end = octets + length;
    dnscc_t *question = question_in(octets, end, family, name);
    if (question == NULL) {
        fail(answer, "DNS_E_PROTOCOL", "the header or the question");
        return;
    }
    answer->tc = dns_tc(octets) != 0;
    if (dns_rcode(octets) != DNS_R_NOERROR) {
        fail(answer, dns_rcodename(dns_rcode(octets)), NULL);
        return;
    }
    void *records = NULL;
    int status = (family == AF_INET ? dns_parse_a4 : dns_parse_a6)(name, octets, question, end, &records);
    if (status < 0)
        fail_udns(answer, status);
    else if (family == AF_INET)
        add_a4(answer, records);
    else
        add_a6(answer, records);
    free(records);
}

int main(int count, char **arguments)
{
    return prints_version(count, arguments) ? 0 : answer_messages(arguments[1], add_octets);
}
