/* getaddrinfo(3) of the C library that it is built with (RFC 3493 §6.1), asked for one address family or both. */
#define _GNU_SOURCE
#include "lines.h"
#include "version.h"

#include <errno.h>
#include <netdb.h>

static const char *word(int code)
{
    static char other[24];
    switch (code) {
    case EAI_AGAIN: return "EAI_AGAIN";
    case EAI_BADFLAGS: return "EAI_BADFLAGS";
    case EAI_FAIL: return "EAI_FAIL";
    case EAI_FAMILY: return "EAI_FAMILY";
    case EAI_MEMORY: return "EAI_MEMORY";
    case EAI_NONAME: return "EAI_NONAME";
    case EAI_SERVICE: return "EAI_SERVICE";
    case EAI_SOCKTYPE: return "EAI_SOCKTYPE";
    case EAI_SYSTEM: return "EAI_SYSTEM";
#ifdef EAI_OVERFLOW
    case EAI_OVERFLOW: return "EAI_OVERFLOW";
#endif
#ifdef EAI_NODATA
    case EAI_NODATA: return "EAI_NODATA";
#endif
#ifdef EAI_ADDRFAMILY
    case EAI_ADDRFAMILY: return "EAI_ADDRFAMILY";
#endif
    }
    snprintf(other, sizeof other, "EAI_%d", code);
    return other;
}

static void add_info(struct answer *answer, const struct addrinfo *info)
{
    if (info->ai_family == AF_INET)
        add_address(answer, AF_INET, &((const struct sockaddr_in *)info->ai_addr)->sin_addr);
    else if (info->ai_family == AF_INET6)
        add_address(answer, AF_INET6, &((const struct sockaddr_in6 *)info->ai_addr)->sin6_addr);
}

static void respond(const char *name, int family, struct answer *answer)
{
    /* SOCK_STREAM: otherwise every address comes once for each kind of socket. */
    struct addrinfo hints = {.ai_family = family, .ai_socktype = SOCK_STREAM};
    struct addrinfo *list = NULL;
    errno = 0;
    int code = getaddrinfo(name, NULL, &hints, &list);
    if (code != 0) {
        fail(answer, word(code), code == EAI_SYSTEM ? strerror(errno) : gai_strerror(code));
        return;
    }
    for (const struct addrinfo *info = list; info != NULL; info = info->ai_next)
        add_info(answer, info);
    freeaddrinfo(list);
}

int main(int count, char **arguments)
{
    if (prints_version(count, arguments))
        return 0;
    return answer_lines(families_of(arguments[1]), respond);
}
