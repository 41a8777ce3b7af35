/*
 * gethostbyname_r(3), and for AAAA gethostbyname2_r(3), with a buffer of as many octets as argument 2 says, and no
 * larger one when it does not do: the callers that this stands for have an array.
 */
#define _GNU_SOURCE
#include "version.h"
#include "words.h"

static char *buffer;
static size_t buffer_octets;

static int look_up(const char *name, int family, struct hostent *host, struct hostent **result, int *code)
{
    if (family == AF_INET)
        return gethostbyname_r(name, host, buffer, buffer_octets, result, code);
    return gethostbyname2_r(name, family, host, buffer, buffer_octets, result, code);
}

static void respond(const char *name, int family, struct answer *answer)
{
    struct hostent host, *result = NULL;
    int code = 0;
    int error = look_up(name, family, &host, &result, &code);
    if (error == ERANGE)
        fail(answer, "ERANGE", strerror(error));
    else if (result == NULL)
        fail_h_errno(answer, code, error);
    else
        add_hostent(answer, result);
}

int main(int count, char **arguments)
{
    if (prints_version(count, arguments))
        return 0;
    int family = family_of(arguments[1]);
    buffer_octets = count > 2 ? strtoul(arguments[2], NULL, 10) : 0;
    buffer = buffer_octets > 0 ? malloc(buffer_octets) : NULL;
    if (buffer == NULL) {
        fputs("argument 2: the buffer's size in octets\n", stderr);
        return 2;
    }
    return answer_lines(family, respond);
}
