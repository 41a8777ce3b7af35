/* ares_getaddrinfo(3), asked for one address family or both. */
#include "channel.h"

static void add_node(struct answer *answer, const struct ares_addrinfo_node *node)
{
    if (node->ai_family == AF_INET)
        add_address(answer, AF_INET, &((const struct sockaddr_in *)node->ai_addr)->sin_addr);
    else if (node->ai_family == AF_INET6)
        add_address(answer, AF_INET6, &((const struct sockaddr_in6 *)node->ai_addr)->sin6_addr);
}

static void done(void *argument, int status, int timeouts, struct ares_addrinfo *info)
{
    struct question *question = argument;
    (void)timeouts;
    question->answered = 1;
    if (status != ARES_SUCCESS) {
        fail_ares(question->answer, status);
        return;
    }
    for (const struct ares_addrinfo_node *node = info->nodes; node != NULL; node = node->ai_next)
        add_node(question->answer, node);
    ares_freeaddrinfo(info);
}

static void respond(const char *name, int family, struct answer *answer)
{
    struct ares_addrinfo_hints hints = {.ai_family = family};
    struct question question = {.answer = answer};
    ares_getaddrinfo(channel, name, NULL, &hints, done, &question);
    await(&question);
}

int main(int count, char **arguments)
{
    if (prints_version(count, arguments))
        return 0;
    return run_channel(families_of(arguments[1]), respond);
}
