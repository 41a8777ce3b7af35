/*
 * gethostbyname_r(3), and for AAAA gethostbyname2_r(3), with a buffer of as many octets as argument 2 says. When it
 * does not do, ERANGE is all that there is: the callers that this stands for have an array. With `doubling` as
 * argument 3 it is doubled until it does: others have it from malloc(3).
 */
#define _GNU_SOURCE
#include "version.h"
#include "words.h"

static char *buffer;
static size_t buffer_octets;
static int doubles;

static int look_up(const char *name, int family, struct hostent *host, struct hostent **result, int *code)
{
    if (family == AF_INET)
        return gethostbyname_r(name, host, buffer, buffer_octets, result, code);
    return gethostbyname2_r(name, family, host, buffer, buffer_octets, result, code);
}

static int double_buffer(void)
{
    char *larger = doubles ? realloc(buffer, 2 * buffer_octets) : NULL;
    if (larger == NULL)
        return 0;
    buffer = larger;
    buffer_octets *= 2;
    return 1;
}

static void respond(const char *name, int family, struct answer *answer)
{
    struct hostent host, *result = NULL;
    int code = 0, error;
    do
        error = look_up(name, family, &host, &result, &code);
    while (error == ERANGE && double_buffer());
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
    doubles = count > 3 && strcmp(arguments[3], "doubling") == 0;
    buffer_octets = count > 2 ? strtoul(arguments[2], NULL, 10) : 0;
    buffer = buffer_octets > 0 ? malloc(buffer_octets) : NULL;
    if (buffer == NULL) {
        fputs("argument 2: the buffer's size in octets\n", stderr);
        return 2;
    }
    return answer_lines(family, respond);
}
