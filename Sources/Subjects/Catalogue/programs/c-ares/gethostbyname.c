/* ares_gethostbyname(3). */
#include "channel.h"

static void done(void *argument, int status, int timeouts, struct hostent *host)
{
    struct question *question = argument;
    (void)timeouts;
    question->answered = 1;
    if (status != ARES_SUCCESS)
        fail_ares(question->answer, status);
    else
        add_hostent(question->answer, host);
}

static void respond(const char *name, int family, struct answer *answer)
{
    struct question question = {.answer = answer};
    ares_gethostbyname(channel, name, family, done, &question);
    await(&question);
}

int main(int count, char **arguments)
{
    if (prints_version(count, arguments))
        return 0;
    return run_channel(family_of(arguments[1]), respond);
}
