/*
 * res_query(3) with an answer buffer of as many octets as argument 2 says, read with ns_initparse(3). The length that
 * res_query returns is that of the whole answer, and may be more than the buffer holds: only what it holds is read.
 */
#include "sections.h"
#include "version.h"
#include "words.h"

#include <resolv.h>

static unsigned char *buffer;
static int buffer_octets;

/* The caller can tell: the length, and TC in the header that was kept. */
static void fail_longer(struct answer *answer, int length)
{
    char detail[80];
    snprintf(detail, sizeof detail, "res_query returned %d for a buffer of %d octets", length, buffer_octets);
    answer->tc = buffer_octets >= 3 && (buffer[2] & 0x02) != 0;
    fail(answer, "TRUNCATED_BUFFER", detail);
}

static void respond(const char *name, int family, struct answer *answer)
{
    int length = res_query(name, ns_c_in, family == AF_INET ? ns_t_a : ns_t_aaaa, buffer, buffer_octets);
    if (length < 0)
        fail_h_errno(answer, h_errno, errno);
    else if (length > buffer_octets)
        fail_longer(answer, length);
    else
        add_message(answer, family, buffer, length);
}

int main(int count, char **arguments)
{
    if (prints_version(count, arguments))
        return 0;
    int family = family_of(arguments[1]);
    buffer_octets = count > 2 ? atoi(arguments[2]) : 0;
    buffer = buffer_octets > 0 && buffer_octets <= 65536 ? calloc(1, (size_t)buffer_octets) : NULL;
    if (buffer == NULL) {
        fputs("argument 2: the answer buffer's size in octets, 1 to 65536\n", stderr);
        return 2;
    }
    return answer_lines(family, respond);
}
