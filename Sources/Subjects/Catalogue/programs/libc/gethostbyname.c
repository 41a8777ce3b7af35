/* gethostbyname(3), and for AAAA gethostbyname2(3), of the C library that it is built with. */
#define _GNU_SOURCE
#include "version.h"
#include "words.h"

static void respond(const char *name, int family, struct answer *answer)
{
    const struct hostent *host = family == AF_INET ? gethostbyname(name) : gethostbyname2(name, family);
    if (host == NULL)
        fail_h_errno(answer, h_errno, errno);
    else
        add_hostent(answer, host);
}

int main(int count, char **arguments)
{
    if (prints_version(count, arguments))
        return 0;
    return answer_lines(family_of(arguments[1]), respond);
}
