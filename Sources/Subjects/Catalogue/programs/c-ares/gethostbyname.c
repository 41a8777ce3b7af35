/* ares_gethostbyname(3). */
#include "channel.h"

static void done(void *argument, int status, int timeouts, struct hostent *host)
{
    (void)timeouts;
    if (status != ARES_SUCCESS)
        fail_ares(argument, status);
    else
        add_hostent(argument, host);
}

static void respond(const char *name, int family, struct answer *answer)
{
    ares_gethostbyname(channel, name, family, done, answer);
    finish_queries();
}

int main(int count, char **arguments)
{
    return run_channel(count, arguments, respond);
}
