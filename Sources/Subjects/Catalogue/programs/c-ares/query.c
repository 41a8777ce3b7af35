/* ares_query(3), and its answer read with ares_parse_a_reply(3). */
#include "channel.h"
#include "message.h"

#include <arpa/nameser.h>

struct lookup {
    struct question question;
    int family;
};

static void done(void *argument, int status, int timeouts, unsigned char *octets, int length)
{
    struct lookup *lookup = argument;
    struct answer *answer = lookup->question.answer;
    (void)timeouts;
    lookup->question.answered = 1;
    /* TC: bit 0x02 of the third octet (RFC 1035 section 4.1.1). */
    if (octets != NULL && length >= 3)
        answer->tc = (octets[2] & 0x02) != 0;
    if (status != ARES_SUCCESS)
        fail_ares(answer, status);
    else
        add_message(answer, lookup->family, octets, length);
}

static void respond(const char *name, int family, struct answer *answer)
{
    struct lookup lookup = {.question = {.answer = answer}, .family = family};
    ares_query(channel, name, ns_c_in, family == AF_INET ? ns_t_a : ns_t_aaaa, done, &lookup);
    await(&lookup.question);
}

int main(int count, char **arguments)
{
    if (prints_version(count, arguments))
        return 0;
    return run_channel(family_of(arguments[1]), respond);
}
