/* evdns_getaddrinfo(3) of libevent, asked for one address family or both. */
#include "base.h"

#define EVUTIL_WORD(code) case EVUTIL_##code: return #code

static const char *word(int code)
{
    static char other[24];
    switch (code) {
    EVUTIL_WORD(EAI_AGAIN);
    EVUTIL_WORD(EAI_FAIL);
    EVUTIL_WORD(EAI_NONAME);
    EVUTIL_WORD(EAI_NODATA);
    EVUTIL_WORD(EAI_ADDRFAMILY);
    EVUTIL_WORD(EAI_MEMORY);
    EVUTIL_WORD(EAI_SYSTEM);
    EVUTIL_WORD(EAI_CANCEL);
    }
    snprintf(other, sizeof other, "EAI_%d", code);
    return other;
}

static void add_info(struct answer *answer, const struct evutil_addrinfo *info)
{
    if (info->ai_family == AF_INET)
        add_address(answer, AF_INET, &((const struct sockaddr_in *)(const void *)info->ai_addr)->sin_addr);
    else if (info->ai_family == AF_INET6)
        add_address(answer, AF_INET6, &((const struct sockaddr_in6 *)(const void *)info->ai_addr)->sin6_addr);
}

static void done(int result, struct evutil_addrinfo *list, void *argument)
{
    struct question *question = argument;
    question->answered = 1;
    if (result != 0) {
        fail(question->answer, word(result), evutil_gai_strerror(result));
        return;
    }
    for (const struct evutil_addrinfo *info = list; info != NULL; info = info->ai_next)
        add_info(question->answer, info);
    evutil_freeaddrinfo(list);
}

static void respond(const char *name, int family, struct answer *answer)
{
    /* SOCK_STREAM: otherwise every address comes once for each kind of socket. */
    struct evutil_addrinfo hints = {.ai_family = family, .ai_socktype = SOCK_STREAM};
    struct question question = {.answer = answer};
    evdns_getaddrinfo(base, name, NULL, &hints, done, &question);
    await(&question);
}

int main(int count, char **arguments)
{
    if (prints_version(count, arguments))
        return 0;
    return run_base(families_of(arguments[1]), respond);
}
