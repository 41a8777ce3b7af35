/* evdns_base_resolve_ipv4(3) and evdns_base_resolve_ipv6(3) of libevent. */
#include "base.h"

static const char *word(int code)
{
    static char other[24];
    switch (code) {
    case DNS_ERR_FORMAT: return "DNS_ERR_FORMAT";
    case DNS_ERR_SERVERFAILED: return "DNS_ERR_SERVERFAILED";
    case DNS_ERR_NOTEXIST: return "DNS_ERR_NOTEXIST";
    case DNS_ERR_NOTIMPL: return "DNS_ERR_NOTIMPL";
    case DNS_ERR_REFUSED: return "DNS_ERR_REFUSED";
    case DNS_ERR_TRUNCATED: return "DNS_ERR_TRUNCATED";
    case DNS_ERR_UNKNOWN: return "DNS_ERR_UNKNOWN";
    case DNS_ERR_TIMEOUT: return "DNS_ERR_TIMEOUT";
    case DNS_ERR_SHUTDOWN: return "DNS_ERR_SHUTDOWN";
    case DNS_ERR_CANCEL: return "DNS_ERR_CANCEL";
    case DNS_ERR_NODATA: return "DNS_ERR_NODATA";
    }
    snprintf(other, sizeof other, "DNS_ERR_%d", code);
    return other;
}

static void done(int result, char type, int count, int ttl, void *addresses, void *argument)
{
    struct question *question = argument;
    (void)ttl;
    question->answered = 1;
    if (result != DNS_ERR_NONE) {
        fail(question->answer, word(result), evdns_err_to_string(result));
        return;
    }
    int v4 = type == DNS_IPv4_A;
    for (int index = 0; index < count; index++)
        add_address(question->answer, v4 ? AF_INET : AF_INET6, (char *)addresses + index * (v4 ? 4 : 16));
}

static void respond(const char *name, int family, struct answer *answer)
{
    struct question question = {.answer = answer};
    const struct evdns_request *request = family == AF_INET
        ? evdns_base_resolve_ipv4(base, name, DNS_QUERY_NO_SEARCH, done, &question)
        : evdns_base_resolve_ipv6(base, name, DNS_QUERY_NO_SEARCH, done, &question);
    if (request == NULL && !question.answered)
        fail(answer, "NO_REQUEST", NULL);
    else
        await(&question);
}

int main(int count, char **arguments)
{
    if (prints_version(count, arguments))
        return 0;
    return run_base(family_of(arguments[1]), respond);
}
